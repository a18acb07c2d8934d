import { defineConfig } from "vitest/config";

// These tests start the real tools (Redocly, git), so they take seconds rather than milliseconds.
export default defineConfig({ test: { include: ["**/*.test.ts"], testTimeout: 240_000 } });
