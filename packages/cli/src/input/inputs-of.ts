import { kebabCase } from "../spec/kebab-case.ts";
import type { Operation } from "../spec/operation.ts";
import { formsOf, propertiesOf, resolved } from "../spec/schema.ts";
import type { Input } from "./input.ts";

/** Headers that a setting sends already: `--user` is `EvEnergy-User`. */
const settingHeaders = new Set(["evenergy-user"]);

/**
 * What an operation takes, in the description's order: path parameters as arguments, the rest as flags.
 *
 * A flag is named for its parameter or field. Where a name is taken – by a flag that every command has, or by
 * another input – it says where it goes: `--query-client-id`, `--body-user`.
 *
 * @param taken The flags that commands have anyway: `--user`, `--limit`, …
 */
export function inputsOf(operation: Operation, taken: ReadonlySet<string>): readonly Input[] {
  const used = new Set(taken);
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

/** Markdown's backquotes mean nothing on a terminal, and lines are broken to its width. */
function plain(text: string): string {
  return text.replaceAll("`", "").replaceAll(/\s+/g, " ").trim();
}
