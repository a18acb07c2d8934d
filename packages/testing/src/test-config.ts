import { defineConfig, type ViteUserConfig } from "vitest/config";

export interface TestOptions {
  /**
   * The percentage of each kind that a package's own tests have to reach at least; false for a package whose coverage depends
   * on what the machine has.
   *
   * @default 90, and 85 of the branches
   */
  readonly thresholds?: false;
}

/** How every package is tested: unit tests beside the source, and `*.test-d.ts` checked by the compiler. */
export function testConfig({ thresholds }: TestOptions = {}): ViteUserConfig {
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
        ...(thresholds !== false && {
          thresholds: { statements: 90, branches: 85, functions: 90, lines: 90 },
        }),
      },
    },
  });
}
