import { DescriptionError, nameOfSchema, type OpenApiDocument, readOperations } from "@ev-vehicles/openapi";
import { docComment } from "./doc-comment.ts";

/**
 * Generates a short alias for each schema: `Vehicle` for `components["schemas"]["Vehicle"]`. The schema of problem documents
 * is always exported as `Problem`, regardless of its name in the description, because the packages import it by that name.
 */
export function schemaAliases(document: OpenApiDocument): string {
  const schemas = document.components?.schemas ?? {};
  const aliases = Object.entries(schemas).map(
    ([name, schema]) => `${docComment(schema.description)}export type ${name} = ${typeOf(name)};\n`,
  );
  if (!schemas.Problem) aliases.push(`export type Problem = ${typeOf(problemSchema(document))};\n`);
  return `import type { components } from "./openapi.ts";\n\n${aliases.join("\n")}`;
}

function typeOf(name: string): string {
  return `components["schemas"]["${name}"]`;
}

/** The schema of `application/problem+json` (RFC 9457). */
function problemSchema(document: OpenApiDocument): string {
  const media = readOperations(document).flatMap(({ responses }) =>
    responses.flatMap(({ mediaTypes }) =>
      mediaTypes.filter(({ type }) => type === "application/problem+json"),
    ),
  );
  const names = media.map(({ schema }) => schema && nameOfSchema(schema.value));
  const name = names.find((found) => found !== undefined);
  if (name === undefined) {
    throw new DescriptionError(
      "No response has the media type application/problem+json with a schema of components/schemas, so the type Problem cannot be generated. Describe one.",
    );
  }
  return name;
}
