import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leastCpuMilliseconds } from "../../testing/least-cpu-milliseconds.ts";
import { parseLinkHeader } from "./parse-link-header.ts";

/** Parses a header into plain objects. */
function parse(header: string): { target: string; relations: string[]; [name: string]: unknown }[] {
  return parseLinkHeader(header).map(({ target, relations, parameters }) => {
    const { rel: _, ...others } = Object.fromEntries(parameters);
    return { target, relations: [...relations], ...others };
  });
}

describe("parseLinkHeader with valid headers", () => {
  test("parseLinkHeader reads both links of an ev.energy response", () => {
    const header =
      '<about:blank>; rel="previous", <https://api.ev.energy/v2/vehicles?page_size=25&page_after=vhcl01HNARS42AVJN9QWQF6J52B7MB>; rel="next"';
    expect(parse(header)).toEqual([
      { target: "about:blank", relations: ["previous"] },
      {
        target: "https://api.ev.energy/v2/vehicles?page_size=25&page_after=vhcl01HNARS42AVJN9QWQF6J52B7MB",
        relations: ["next"],
      },
    ]);
  });

  test("parseLinkHeader reads an unquoted relation and parameters in any order", () => {
    expect(parse("</a>; title=x; rel=next;type=y")).toEqual([
      { target: "/a", relations: ["next"], title: "x", type: "y" },
    ]);
  });

  test("parseLinkHeader reads several relations in one rel parameter, including extension relations", () => {
    expect(parse('</a>; rel="next  last https://Example/Rel"')).toEqual([
      { target: "/a", relations: ["next", "last", "https://example/rel"] },
    ]);
  });

  test("parseLinkHeader does not split a header at commas and semicolons inside URLs or quotes", () => {
    expect(parse('</a?x=1,2;3>; title="one, two; three"; rel="next", </b>; rel="previous"')).toEqual([
      { target: "/a?x=1,2;3", relations: ["next"], title: "one, two; three" },
      { target: "/b", relations: ["previous"] },
    ]);
  });

  test("parseLinkHeader ignores the case of parameter names and relations", () => {
    expect(parse('</a>; REL="Next"; Title=X')).toEqual([{ target: "/a", relations: ["next"], title: "X" }]);
  });

  test("if a parameter is repeated, parseLinkHeader uses the first one", () => {
    expect(parse("</a>; rel=next; rel=previous; title=1; title=2")).toEqual([
      { target: "/a", relations: ["next"], title: "1" },
    ]);
  });

  test("parseLinkHeader unescapes quotes and backslashes", () => {
    expect(parse(String.raw`</a>; title="say \"no\" \\ twice"; rel=next`)).toEqual([
      { target: "/a", relations: ["next"], title: String.raw`say "no" \ twice` },
    ]);
  });

  test("parseLinkHeader accepts parameters without values, and additional spaces", () => {
    expect(parse(" , < /a > ;crossorigin ; rel = \"next\" ;title*=UTF-8''x ,, <>;rel=self,")).toEqual([
      { target: "/a", relations: ["next"], crossorigin: "", "title*": "UTF-8''x" },
      { target: "", relations: ["self"] },
    ]);
  });

  test("parseLinkHeader reads a parameter named __proto__ like any other", () => {
    expect([...(parseLinkHeader("</a>; rel=a; __proto__=x")[0]?.parameters ?? [])]).toEqual([
      ["rel", "a"],
      ["__proto__", "x"],
    ]);
  });
});

describe("parseLinkHeader with invalid parts", () => {
  test.each([
    ["", [], []],
    ["  ,, ", [], []],
    ["nonsense", [], ["nonsense"]],
    ["nonsense, </a>; rel=next", ["/a"], ["nonsense"]],
    ["</a>; rel=next, <https://cut.off", ["/a"], ["<https://cut.off"]],
    ["</a>, </b>; title=x, </c>; rel=''; rel=next, </d>; rel=''", ["/c", "/d"], ["</a>", "</b>"]],
    ['</a>; rel="", </b>; rel=" "', [], ["</a>", "</b>"]],
    ['</a>; rel="next" oops, </b>;rel=a', ["/a", "/b"], ["oops"]],
  ])("parseLinkHeader leaves out the invalid parts of %j", (header, targets, unreadable) => {
    const parts: string[] = [];
    expect(parseLinkHeader(header, (part) => parts.push(part)).map(({ target }) => target)).toEqual(targets);
    expect(parts).toEqual(unreadable);
  });

  test("parseLinkHeader extends an unclosed quote to the end of the header", () => {
    expect(parse('</a>; rel="next, </b>; rel=last')).toEqual([
      { target: "/a", relations: ["next,", "</b>;", "rel=last"] },
    ]);
  });
});

describe("parseLinkHeader with any header", () => {
  const token = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/).filter((name) => name !== "rel");
  const text = fc.string({ unit: fc.constantFrom(..."ab ,;=<>\"\\'?&\t/é"), maxLength: 12 });
  const link = fc.record({
    target: fc.stringMatching(/^[a-z:/?&=,;"#%]{0,20}$/),
    relations: fc.array(token, { minLength: 1, maxLength: 3 }),
    others: fc.uniqueArray(fc.tuple(token, text), { selector: ([name]) => name, maxLength: 3 }),
  });
  type LinkSample = typeof link extends fc.Arbitrary<infer Value> ? Value : never;

  const quote = (value: string): string => `"${value.replace(/["\\]/g, String.raw`\$&`)}"`;
  const serialize = ({ target, relations, others }: LinkSample): string =>
    `<${target}>${[...others, ["rel", relations.join(" ")] as const].map(([name, value]) => `; ${name}=${quote(value)}`).join("")}`;

  test("parseLinkHeader reads any links that were serialized as a header", () => {
    fc.assert(
      fc.property(fc.array(link, { maxLength: 4 }), (links) => {
        expect(parse(links.map(serialize).join(", "))).toEqual(
          links.map(({ target, relations, others }) => ({
            target,
            relations,
            ...Object.fromEntries(others),
          })),
        );
      }),
    );
  });

  test("parseLinkHeader never throws, and every target is a part of the header", () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(...'<>;,="\\ rel') }),
    );
    fc.assert(
      fc.property(anything, (header) =>
        parseLinkHeader(header).every(({ target }) => header.includes(target)),
      ),
      { numRuns: 300 },
    );
  });

  const hostile = [
    "<",
    ">",
    "<>",
    "<>,",
    "<a>;",
    ";",
    '"',
    '\\"',
    " ",
    "\t,",
    "=",
    "<>;rel=",
    '<>;rel="',
    "a ",
    "<a>;rel=next,",
    "<a>;b=c;",
    "<>;;;;",
  ];

  test.each(hostile.flatMap((unit) => [1024 * 1024, 65_536].map((size) => [size, unit] as const)))(
    "parseLinkHeader parses %i characters of %j in less than 50 ms of CPU time",
    (size, unit) => {
      for (const start of ["", "<a>;", '<a>;rel="']) {
        const header = (start + unit.repeat(size / unit.length)).slice(0, size);
        expect(leastCpuMilliseconds(() => parseLinkHeader(header))).toBeLessThan(50);
      }
    },
  );

  test("parseLinkHeader reports a header of more than 65,536 characters as one unreadable part", () => {
    const parts: string[] = [];
    const header = `<${"a".repeat(65_536)}>; rel=next`;
    expect(parseLinkHeader(header, (part) => parts.push(part))).toEqual([]);
    expect(parts).toEqual([header]);
  });
});
