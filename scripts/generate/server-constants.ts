import { DescriptionError, type OpenApiDocument, type ServerObject } from "@ev-vehicles/openapi";
import { docComment } from "./doc-comment.ts";

interface NamedServer extends ServerObject {
  readonly "x-server-name"?: string;
  readonly "x-internal"?: boolean;
}

/**
 * Generates the base URLs of the servers by their `x-server-name`. Servers with `x-internal: true` are left out.
 *
 * @throws {DescriptionError} if a public server has no name.
 */
export function serverConstants({ servers = [] }: OpenApiDocument): string {
  const listed = (servers as readonly NamedServer[]).filter((server) => !server["x-internal"]);
  const named = listed.map((server, index) => ({ ...server, name: nameOf(server, index) }));
  const fields = named.map(
    ({ description, name, url }) => `${docComment(description)}${name}: ${JSON.stringify(url)},\n`,
  );
  const types = named.map(({ name, url }) => `readonly ${name}: ${JSON.stringify(url)};`);
  return `/** Base URLs of the API, as its description lists them. */\nexport const servers: { ${types.join(" ")} } = {\n${fields.join("")}};\n`;
}

function nameOf(server: NamedServer, index: number): string {
  const name = server["x-server-name"];
  if (name) return name;
  throw new DescriptionError(
    `#/servers/${index}: ${server.url} has no "x-server-name". Add the name that programs use for it, or "x-internal: true" if it is not for users.`,
  );
}
