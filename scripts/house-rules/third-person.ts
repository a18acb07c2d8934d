import type { Rule, Visit } from "./redocly-types.ts";

/** Case matters: "US" is a country. */
const firstPerson = /\b(?:[Ww]e|[Oo]urs?|[Uu]s)\b/;

/** The members of an OpenAPI document that hold prose. */
const prose = ["summary", "description"];

/** The description does not speak as the vendor in the first person: this project is not the vendor. */
export const thirdPerson: Rule = () => {
  const visit: Visit<unknown> = (node, context) => {
    if (typeof node !== "object" || node === null) return;
    for (const key of prose) {
      const text = (node as Record<string, unknown>)[key];
      const speaker = typeof text === "string" ? firstPerson.exec(text)?.[0] : undefined;
      if (!speaker) continue;
      const message = `"${speaker}" makes the vendor speak. Say "the API", "ev.energy" or "this project" instead.`;
      context.report({ message, location: context.location.child([key]) });
    }
  };
  return { any: visit };
};
