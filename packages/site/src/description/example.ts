import type { Description, MediaType, Parameter, RequestBody } from "./description.ts";
import type { Operation } from "./operations.ts";
import { resolve } from "./resolve.ts";

/** The value that the description gives for a parameter: its example, or the first one of its schema. */
export function parameterExample(description: Description, parameter: Parameter): unknown {
  if (parameter.example !== undefined) return parameter.example;
  const [named] = Object.values(parameter.examples ?? {});
  if (named) return named.value;
  const schema = resolve(description, parameter.schema ?? {});
  return schema.examples?.[0] ?? schema.enum?.[0];
}

/** The first example of an operation's JSON body; undefined where it has no body. */
export function bodyExample(description: Description, { raw }: Operation): unknown {
  if (!raw.requestBody) return undefined;
  const { content } = resolve<RequestBody>(description, raw.requestBody);
  const media: MediaType | undefined = content["application/json"];
  if (media?.example !== undefined) return media.example;
  const [first] = Object.values(media?.examples ?? {});
  return first && resolve(description, first).value;
}
