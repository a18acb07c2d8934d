import { expect, it } from "vitest";
import { html, trusted } from "./html.ts";

it("escapes text and attributes, and keeps HTML", () => {
  const item = html`<li title="${'a "quoted" <tag>'}">${"Tom & 'Jerry'"}</li>`;
  expect(html`<ul>${[item]}${trusted("<b>")}${undefined}${false}${7}</ul>`.markup).toBe(
    '<ul><li title="a &quot;quoted&quot; &lt;tag&gt;">Tom &amp; &#39;Jerry&#39;</li><b>7</ul>',
  );
});
