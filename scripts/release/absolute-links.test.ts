import { expect, it } from "vitest";
import { relativeLinks, withAbsoluteLinks } from "./absolute-links.ts";

const repository = "https://github.com/owner/name";
const page = `See [the guide](../../docs/mock.md), [a part](../../docs/rate-limits.md#what-counts), [below](#below),
[elsewhere](https://example.com/a) and [mail](mailto:a@example.com).

![A picture](./picture.png "Title") [reference][one]

[one]: ../helpers/README.md
`;

it("withAbsoluteLinks points relative links to the repository and keeps all others", () => {
  expect(withAbsoluteLinks(page, "packages/client", repository)).toBe(
    `See [the guide](${repository}/blob/main/docs/mock.md), [a part](${repository}/blob/main/docs/rate-limits.md#what-counts), [below](#below),
[elsewhere](https://example.com/a) and [mail](mailto:a@example.com).

![A picture](${repository}/blob/main/packages/client/picture.png "Title") [reference][one]

[one]: ${repository}/blob/main/packages/helpers/README.md
`,
  );
});

it("relativeLinks finds the links that do not work outside the repository", () => {
  expect(relativeLinks(page)).toEqual([
    "../../docs/mock.md",
    "../../docs/rate-limits.md#what-counts",
    "./picture.png",
    "../helpers/README.md",
  ]);
  expect(relativeLinks(withAbsoluteLinks(page, "packages/client", repository))).toEqual([]);
});
