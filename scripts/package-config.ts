import { defineConfig, type UserConfig } from "tsdown";

/**
 * The build of every published package: ESM and CommonJS with declarations for both. publint and Are The Types Wrong check each
 * build, so that a broken `exports` map is never released.
 */
export function packageConfig(overrides: UserConfig = {}): UserConfig {
  return defineConfig({
    entry: ["src/index.ts"],
    format: ["esm", "cjs"],
    platform: "neutral",
    target: "es2022",
    dts: true,
    clean: true,
    logLevel: "warn",
    publint: true,
    attw: { profile: "node16", level: "error" },
    ...overrides,
  }) as UserConfig;
}
