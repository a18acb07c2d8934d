#!/usr/bin/env node
// Package managers link a command only to a file that exists; a fresh clone has no `dist` yet.
import { fileURLToPath } from "node:url";
import { main } from "../dist/command.js";

// In this repository, the reference site is in another package; the published package has none.
await main(process.argv.slice(2), fileURLToPath(new URL("../../site/dist", import.meta.url)));
