/** Prints the size of the built page, compressed with Brotli. Fails above the limit. */
import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

const limit = 250_000;
const folder = new URL("../dist/assets/", import.meta.url);

const files = readdirSync(folder)
  .filter((name) => /\.(js|css)$/.test(name))
  .map((name) => ({ name, bytes: brotliCompressSync(readFileSync(new URL(name, folder))).length }));
const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { name, bytes } of files) console.log(`${(bytes / 1000).toFixed(1).padStart(6)} kB  ${name}`);
console.log(`${(total / 1000).toFixed(1).padStart(6)} kB  in total (limit ${limit / 1000} kB)`);
if (total > limit) process.exitCode = 1;
