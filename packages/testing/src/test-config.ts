import { defineConfig, type ViteUserConfig } from "vitest/config";

/** How every package is tested: unit tests beside the source, and `*.test-d.ts` checked by the compiler. */
export function testConfig(): ViteUserConfig {
  return defineConfig({
    test: {
      include: ["src/**/*.test.ts"],
      testTimeout: 60_000,
      typecheck: {
        enabled: true,
        checker: "tsc",
        include: ["src/**/*.test-d.ts"],
        tsconfig: "./tsconfig.json",
      },
      coverage: {
        provider: "v8",
        include: ["src/**/*.ts"],
        exclude: ["src/**/*.test*.ts", "src/generated/**"],
        reporter: ["text"],
      },
    },
  });
}
