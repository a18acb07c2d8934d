import { guides } from "../generated/guides.ts";
import { description } from "../operations/operation.ts";

/** Something that an agent can read without a call of the API. */
export interface ServerResource {
  readonly uri: string;
  readonly name: string;
  readonly title: string;
  readonly mimeType: string;
  readonly text: () => string;
}

/** The guides, and the OpenAPI document as a whole. */
export const resources: readonly ServerResource[] = [
  {
    uri: "ev-vehicles://openapi.json",
    name: "openapi.json",
    title: "The OpenAPI document of the API, large: describe_operation explains one operation",
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
