import { spawnSync } from "node:child_process";

/** Whether there is the command `script` of util-linux, which gives a program a terminal. */
export const hasScript: boolean = spawnSync("script", ["--version"]).status === 0;
