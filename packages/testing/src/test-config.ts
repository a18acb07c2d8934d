import { defineConfig, type ViteUserConfig } from "vitest/config";

export interface TestOptions {
  /**
   * False turns off the thresholds of coverage, for a package whose coverage depends on installed programs.
   *
   * @default 90 % of statements, functions and lines, 85 % of branches
   */
  readonly thresholds?: false;
}

/** Vitest's configuration for a package: unit tests beside the source, and `*.test-d.ts` checked by the compiler. */
export function testConfig({ thresholds }: TestOptions = {}): ViteUserConfig {
  return defineConfig({
    test: {
      include: ["src/**/*.test.ts"],
      testTimeout: 60_000,
      // Test files share modules, which saves a third to two thirds of the processor time. So a test restores every
      // global that it replaces.
      isolate: false,
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
        ...(thresholds !== false && {
          thresholds: { statements: 90, branches: 85, functions: 90, lines: 90 },
        }),
      },
    },
  });
}
