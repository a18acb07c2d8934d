import { kebabCase } from "../spec/kebab-case.ts";
import type { Operation } from "../spec/operation.ts";
import { formsOf, propertiesOf, resolved } from "../spec/schema.ts";
import type { Input } from "./input.ts";

/** Headers that a setting already sends: `--user` sends `EvEnergy-User`. */
const settingHeaders = new Set(["evenergy-user"]);

/**
 * The inputs of an operation: the parameters and then the fields of the body, each in the spec's order. Path parameters are
 * arguments; all other inputs are flags.
 *
 * A flag has the name of its parameter or field. If a shared flag or another input already uses that name, the flag
 * also says where the value goes: `--query-client-id`, `--body-user`.
 *
 * @param reserved The flags whose names inputs must not use: `--user`, `--limit`, …
 */
export function inputsOf(operation: Operation, reserved: ReadonlySet<string>): readonly Input[] {
  const used = new Set(reserved);
  const flag = (place: string, name: string): string => {
    const short = `--${kebabCase(name)}`;
    const label = used.has(short) ? `--${place}-${kebabCase(name)}` : short;
    used.add(label);
    return label;
  };
  const parameters = operation.parameters.flatMap((parameter): Input[] => {
    const { name, in: place, description, required, example } = parameter;
    const schema = parameter.schema.value;
    if (place === "cookie" || (place === "header" && settingHeaders.has(name.toLowerCase()))) return [];
    const label = place === "path" ? `<${kebabCase(name)}>` : flag(place, name);
    return [{ in: place, name, label, schema, description: plain(description), required, example }];
  });
  return [...parameters, ...bodyInputs(operation, flag)];
}

function bodyInputs({ body }: Operation, flag: (place: string, name: string) => string): Input[] {
  if (!body) return [];
  const forms = formsOf(body.schema);
  const examples = Object(body.example) as Record<string, unknown>;
  return Object.entries(propertiesOf(body.schema) ?? {})
    .filter(([, schema]) => !resolved(schema).readOnly)
    .map(([name, schema]) => {
      const { description = "", examples: [first] = [] } = resolved(schema);
      const required = body.required && forms.every((form) => form.required?.includes(name));
      const example = name in examples ? examples[name] : first;
      return {
        in: "body",
        name,
        label: flag("body", name),
        schema,
        description: plain(description),
        required,
        example,
      };
    });
}

/** Removes Markdown's backquotes, and puts the text on one line, because commander wraps the lines of the help. */
function plain(text: string): string {
  return text.replaceAll("`", "").replaceAll(/\s+/g, " ").trim();
}
