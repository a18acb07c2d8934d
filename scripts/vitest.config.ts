import { defineConfig } from "vitest/config";

// These tests start Redocly and git, so they take seconds rather than milliseconds.
export default defineConfig({ test: { include: ["**/*.test.ts"], testTimeout: 240_000, isolate: false } });
