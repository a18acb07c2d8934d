import { alternativesOf, itemsOf, type LocatedSchema, propertyOf } from "../generate/schema.ts";
import { isValid } from "../validation.ts";

/**
 * A body as a later version of the API could send it: with an unknown field in every described object, and an unknown value
 * for every enum of strings.
 */
export function fromTheFuture(body: unknown, schema: LocatedSchema): unknown {
  if (typeof body === "string") return schema.value.enum ? "VALUE_FROM_THE_FUTURE" : body;
  if (Array.isArray(body)) return body.map((item) => fromTheFuture(item, itemsOf(schema)));
  if (typeof body !== "object" || body === null) return body;
  const form = formOf(body, schema);
  const known = Object.entries(body).map(([name, value]) => [
    name,
    form.value.properties?.[name] ? fromTheFuture(value, propertyOf(form, name)) : value,
  ]);
  // In an object of counts (`additionalProperties: {type: integer}`), the unknown field is a number as well.
  const extra = typeof form.value.additionalProperties === "object" ? 7 : { nested: ["field"] };
  return { ...Object.fromEntries(known), field_from_the_future: extra };
}

/**
 * For each required field in a body, at any depth: the JSON pointer to the field, and the body without that field. Of a
 * list, only the first item is altered.
 */
export function withoutRequired(
  body: unknown,
  schema: LocatedSchema,
): { readonly pointer: string; readonly body: unknown }[] {
  if (Array.isArray(body)) {
    const [first, ...others] = body;
    return withoutRequired(first, itemsOf(schema)).map((altered) => ({
      pointer: `/0${altered.pointer}`,
      body: [altered.body, ...others],
    }));
  }
  if (typeof body !== "object" || body === null) return [];
  const form = formOf(body, schema);
  const here = (form.value.required ?? []).map((name) => {
    const { [name]: _, ...rest } = body as Record<string, unknown>;
    return { pointer: `/${name}`, body: rest };
  });
  const deeper = Object.entries(body).flatMap(([name, value]) =>
    form.value.properties?.[name]
      ? withoutRequired(value, propertyOf(form, name)).map((altered) => ({
          pointer: `/${name}${altered.pointer}`,
          body: { ...body, [name]: altered.body },
        }))
      : [],
  );
  return [...here, ...deeper];
}

/**
 * The schema that describes an object: the first alternative that the object matches, or the schema itself if there is
 * none.
 */
function formOf(body: object, schema: LocatedSchema): LocatedSchema {
  const alternatives = alternativesOf(schema);
  const matching = alternatives.find(({ pointer }) => isValid(pointer, body));
  return matching ? formOf(body, matching) : schema;
}
