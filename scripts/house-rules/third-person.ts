import type { Rule, Visit } from "./redocly-types.ts";

/** Does not match "US", which is a country. */
const firstPerson = /\b(?:[Ww]e|[Oo]urs?|[Uu]s)\b/;

/** The members of an OpenAPI document that contain prose. */
const prose = ["summary", "description"];

/** Descriptions do not say "we" for the vendor, because this project is not the vendor. */
export const thirdPerson: Rule = () => {
  const visit: Visit<unknown> = (node, context) => {
    if (typeof node !== "object" || node === null) return;
    for (const key of prose) {
      const text = (node as Record<string, unknown>)[key];
      const speaker = typeof text === "string" ? firstPerson.exec(text)?.[0] : undefined;
      if (!speaker) continue;
      const message = `"${speaker}" speaks for the vendor. Say "the API", "ev.energy" or "this project" instead.`;
      context.report({ message, location: context.location.child([key]) });
    }
  };
  return { any: visit };
};
