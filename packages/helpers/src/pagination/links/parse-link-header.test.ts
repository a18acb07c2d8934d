import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leastCpuMilliseconds } from "../../testing/least-cpu-milliseconds.ts";
import { parseLinkHeader } from "./parse-link-header.ts";

/** The links as plain data. */
function parse(header: string): { target: string; relations: string[]; [name: string]: unknown }[] {
  return parseLinkHeader(header).map(({ target, relations, parameters }) => {
    const { rel: _, ...others } = Object.fromEntries(parameters);
    return { target, relations: [...relations], ...others };
  });
}

describe("reads what servers send", () => {
  test("both relations of the ev.energy API, one of them about:blank", () => {
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

  test("a relation without quotes, and any order of parameters", () => {
    expect(parse("</a>; title=x; rel=next;type=y")).toEqual([
      { target: "/a", relations: ["next"], title: "x", type: "y" },
    ]);
  });

  test("several relations in one rel, extension relations among them", () => {
    expect(parse('</a>; rel="next  last https://Example/Rel"')).toEqual([
      { target: "/a", relations: ["next", "last", "https://example/rel"] },
    ]);
  });

  test("commas and semicolons inside a URL and inside quotes", () => {
    expect(parse('</a?x=1,2;3>; title="one, two; three"; rel="next", </b>; rel="previous"')).toEqual([
      { target: "/a?x=1,2;3", relations: ["next"], title: "one, two; three" },
      { target: "/b", relations: ["previous"] },
    ]);
  });

  test("names and relations of any case", () => {
    expect(parse('</a>; REL="Next"; Title=X')).toEqual([{ target: "/a", relations: ["next"], title: "X" }]);
  });

  test("of a repeated parameter the first", () => {
    expect(parse("</a>; rel=next; rel=previous; title=1; title=2")).toEqual([
      { target: "/a", relations: ["next"], title: "1" },
    ]);
  });

  test("escaped quotes and backslashes", () => {
    expect(parse(String.raw`</a>; title="say \"no\" \\ twice"; rel=next`)).toEqual([
      { target: "/a", relations: ["next"], title: String.raw`say "no" \ twice` },
    ]);
  });

  test("parameters without a value, extension parameters, and spaces everywhere", () => {
    expect(parse(" , < /a > ;crossorigin ; rel = \"next\" ;title*=UTF-8''x ,, <>;rel=self,")).toEqual([
      { target: "/a", relations: ["next"], crossorigin: "", "title*": "UTF-8''x" },
      { target: "", relations: ["self"] },
    ]);
  });

  test("a parameter named __proto__ like any other", () => {
    expect([...(parseLinkHeader("</a>; rel=a; __proto__=x")[0]?.parameters ?? [])]).toEqual([
      ["rel", "a"],
      ["__proto__", "x"],
    ]);
  });
});

describe("leaves out what is no link", () => {
  test.each([
    ["", [], []],
    ["  ,, ", [], []],
    ["nonsense", [], ["nonsense"]],
    ["nonsense, </a>; rel=next", ["/a"], ["nonsense"]],
    ["</a>; rel=next, <https://cut.off", ["/a"], ["<https://cut.off"]],
    ["</a>, </b>; title=x, </c>; rel=''; rel=next, </d>; rel=''", ["/c", "/d"], ["</a>", "</b>"]],
    ['</a>; rel="", </b>; rel=" "', [], ["</a>", "</b>"]],
    ['</a>; rel="next" oops, </b>;rel=a', ["/a", "/b"], ["oops"]],
  ])("%j", (header, targets, unreadable) => {
    const parts: string[] = [];
    expect(parseLinkHeader(header, (part) => parts.push(part)).map(({ target }) => target)).toEqual(targets);
    expect(parts).toEqual(unreadable);
  });

  test("an unclosed quote holds the rest of the header", () => {
    expect(parse('</a>; rel="next, </b>; rel=last')).toEqual([
      { target: "/a", relations: ["next,", "</b>;", "rel=last"] },
    ]);
  });
});

describe("holds for every header", () => {
  const token = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/).filter((name) => name !== "rel");
  const text = fc.string({ unit: fc.constantFrom(..."ab ,;=<>\"\\'?&\t/é"), maxLength: 12 });
  const link = fc.record({
    target: fc.stringMatching(/^[a-z:/?&=,;"#%]{0,20}$/),
    relations: fc.array(token, { minLength: 1, maxLength: 3 }),
    others: fc.uniqueArray(fc.tuple(token, text), { selector: ([name]) => name, maxLength: 3 }),
  });
  type Made = typeof link extends fc.Arbitrary<infer Value> ? Value : never;

  const quote = (value: string): string => `"${value.replace(/["\\]/g, String.raw`\$&`)}"`;
  const write = ({ target, relations, others }: Made): string =>
    `<${target}>${[...others, ["rel", relations.join(" ")] as const].map(([name, value]) => `; ${name}=${quote(value)}`).join("")}`;

  test("a written header is read back as it was", () => {
    fc.assert(
      fc.property(fc.array(link, { maxLength: 4 }), (links) => {
        expect(parse(links.map(write).join(", "))).toEqual(
          links.map(({ target, relations, others }) => ({
            target,
            relations,
            ...Object.fromEntries(others),
          })),
        );
      }),
    );
  });

  test("no text makes it throw, and every target stands in the header", () => {
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
    "%i characters of %j take less than 50 ms of processor time",
    (size, unit) => {
      for (const start of ["", "<a>;", '<a>;rel="']) {
        const header = (start + unit.repeat(size / unit.length)).slice(0, size);
        expect(leastCpuMilliseconds(() => parseLinkHeader(header))).toBeLessThan(50);
      }
    },
  );

  test("a header beyond 65,536 characters is unreadable as a whole", () => {
    const parts: string[] = [];
    const header = `<${"a".repeat(65_536)}>; rel=next`;
    expect(parseLinkHeader(header, (part) => parts.push(part))).toEqual([]);
    expect(parts).toEqual([header]);
  });
});
