#!/usr/bin/env node
// This file is not in `dist`, because package managers link a command only to an existing file: a fresh clone has no
// `dist`.
import { fileURLToPath } from "node:url";
import { main } from "../dist/command.js";

// In this repository, the reference site is in another package; the published package has none.
await main(process.argv.slice(2), fileURLToPath(new URL("../../site/dist", import.meta.url)));
