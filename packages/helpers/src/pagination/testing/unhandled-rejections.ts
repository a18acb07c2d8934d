import { afterEach, expect, vi } from "vitest";

/** Fails each test of this file that leaves an unhandled rejection. */
export function failOnUnhandledRejections(): void {
  const unhandled = vi.fn();
  globalThis.process?.on("unhandledRejection", unhandled);
  afterEach(() => expect(unhandled).not.toHaveBeenCalled());
}
