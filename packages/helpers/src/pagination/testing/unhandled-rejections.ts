import { afterEach, expect, vi } from "vitest";

/** Fails the tests of the calling file if a promise rejection is not handled. */
export function failOnUnhandledRejections(): void {
  const unhandled = vi.fn();
  globalThis.process?.on("unhandledRejection", unhandled);
  afterEach(() => expect(unhandled).not.toHaveBeenCalled());
}
