import { defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from "vitest/config";

export interface TestOptions {
  /**
   * False turns off the coverage thresholds, for a package whose coverage depends on installed programs.
   *
   * @default 90 % of statements, functions and lines, 85 % of branches
   */
  readonly thresholds?: false;
  /** Patterns for test files that get modules of their own, because they replace modules or globals. */
  readonly isolated?: readonly string[];
}

/**
 * Vitest's configuration for a package: unit tests beside the source, and `*.test-d.ts` checked by the compiler.
 *
 * Test files share modules, which saves a third to two thirds of the processor time. So a test must restore every global
 * that it replaces.
 */
export function testConfig({ thresholds, isolated = [] }: TestOptions = {}): ViteUserConfig {
  const shared: TestProjectInlineConfiguration = {
    extends: true,
    test: {
      name: "shared",
      include: ["src/**/*.test.ts"],
      exclude: [...isolated],
      isolate: false,
      typecheck: {
        enabled: true,
        checker: "tsc",
        include: ["src/**/*.test-d.ts"],
        tsconfig: "./tsconfig.json",
      },
    },
  };
  const separate: TestProjectInlineConfiguration = {
    extends: true,
    test: { name: "isolated", include: [...isolated] },
  };
  return defineConfig({
    test: {
      projects: isolated.length > 0 ? [shared, separate] : [shared],
      testTimeout: 60_000,
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
