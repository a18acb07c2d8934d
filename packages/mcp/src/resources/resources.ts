import { guides } from "../generated/guides.ts";
import { description } from "../operations/operation.ts";

/** A document that an agent can read without calling the API. */
export interface ServerResource {
  readonly uri: string;
  readonly name: string;
  readonly title: string;
  readonly mimeType: string;
  readonly text: () => string;
}

/** The whole OpenAPI document, and the guides. */
export const resources: readonly ServerResource[] = [
  {
    uri: "ev-vehicles://openapi.json",
    name: "openapi.json",
    title: "The OpenAPI document of the API. It is large; describe_operation explains a single operation",
    mimeType: "application/json",
    text: () => JSON.stringify(description),
  },
  ...guides.map(({ name, text, title }) => ({
    uri: `ev-vehicles://guides/${name}`,
    name,
    title,
    mimeType: "text/markdown",
    text: () => text,
  })),
];
