import type { Operation } from "@ev-vehicles/openapi";
import { description } from "../description.ts";
import type { Server } from "../mock-server.ts";

/** A client credentials token (RFC 6749, 4.4) without the scope that the operation requires. */
export async function tokenWithoutScope(operation: Operation, server: Server): Promise<string> {
  const { clientCredentials } = description.components.securitySchemes.oauth2.flows;
  const needed = operation.security.scopes;
  const [scope] = Object.keys(clientCredentials.scopes).filter((name) => !needed.includes(name));
  const response = await server.fetch(
    new Request(clientCredentials.tokenUrl, {
      method: "POST",
      headers: { authorization: `Basic ${btoa("mock-client:mock-secret")}` },
      body: new URLSearchParams({ grant_type: "client_credentials", scope: scope ?? "" }),
    }),
  );
  const { access_token } = (await response.json()) as { access_token?: string };
  if (!access_token)
    throw new Error(`POST ${clientCredentials.tokenUrl} returned ${response.status} and no token.`);
  return access_token;
}
