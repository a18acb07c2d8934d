import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/**
 * Runs once the pages are written: adds a content security policy to each, and copies Scalar's browser files.
 */
export function finishPages(): AstroIntegration {
  return {
    name: "finish-pages",
    hooks: {
      "astro:build:done": ({ dir }) => {
        for (const name of readdirSync(dir, { recursive: true, encoding: "utf8" })) {
          if (name.endsWith(".html")) finishPage(new URL(name, dir), name === "reference/index.html");
        }
        copyScalar(new URL("assets/scalar/", dir));
      },
    },
  };
}

function finishPage(file: URL, isReference: boolean): void {
  const page = readFileSync(file, "utf8");
  const policy = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(page)}">`;
  // Scalar renders its own main element, and a page may have only one.
  const html = isReference ? page.replace(/<main([^>]*)>([\s\S]*)<\/main>/, "<div$1>$2</div>") : page;
  writeFileSync(file, html.replace("<head>", `<head>${policy}`));
}

/** Allows requests to the page's own host only, and no inline scripts but those that the build wrote. */
function contentSecurityPolicy(page: string): string {
  const inline = [...page.matchAll(/<script(?![^>]* src=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
  );
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${[...new Set(inline)].join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}

/** Copies Scalar's prebuilt module and the chunks that it loads on demand, without source maps. */
function copyScalar(target: URL): void {
  // The package exports neither its package.json nor its browser files, but they are beside its main module.
  const source = new URL("browser/", import.meta.resolve("@scalar/api-reference"));
  for (const name of ["standalone.esm.js", "chunks"]) {
    cpSync(fileURLToPath(new URL(name, source)), fileURLToPath(new URL(name, target)), {
      recursive: true,
      filter: (file) => !file.endsWith(".map"),
    });
  }
}
