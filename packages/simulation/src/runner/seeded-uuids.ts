import { createRequire, syncBuiltinESMExports } from "node:module";

/** Makes `randomUUID` use `Math.random`, which follows the seed, until this thread ends. */
export function seedUuids(): void {
  const crypto = createRequire(import.meta.url)("node:crypto") as { randomUUID: () => string };
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(Math.random() * 16).toString(16)).join("");
  crypto.randomUUID = () => `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`;
  syncBuiltinESMExports();
}
