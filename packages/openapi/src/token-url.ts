import type { OpenAPIV3_1 } from "openapi-types";
import type { OpenApiDocument } from "./document.ts";
import { follow, memberOf } from "./reference.ts";

/** The token URL for client credentials (RFC 6749, 4.4); `undefined` if the document has none. */
export function tokenUrlOf(document: OpenApiDocument): string | undefined {
  const schemes = Object.entries(document.components?.securitySchemes ?? {}).map(
    ([name, scheme]) =>
      follow<OpenAPIV3_1.SecuritySchemeObject>(
        document,
        memberOf("#/components/securitySchemes", scheme, name),
      ).value,
  );
  const urls = schemes.map((scheme) =>
    scheme.type === "oauth2" ? scheme.flows.clientCredentials?.tokenUrl : undefined,
  );
  return urls.find((url) => url !== undefined);
}
