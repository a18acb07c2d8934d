import "./dom.ts";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { vi } from "vitest";

/** Time for a busy machine to render. */
export const patience = { timeout: 20_000 };

export interface Mounted {
  /** Waits until the rendered text is exactly `expected`. */
  readonly shows: (expected: string) => Promise<void>;
  readonly unmount: () => void;
}

/** Renders a node into a new element, and runs its effects. */
export function mount(node: ReactNode): Mounted {
  const container = document.createElement("div");
  const root = createRoot(container);
  root.render(node);
  return {
    shows: (expected) =>
      vi.waitFor(() => {
        const text = container.textContent;
        if (text !== expected) throw new Error(`expected the text "${expected}", got "${text}"`);
      }, patience),
    unmount: () => root.unmount(),
  };
}
