#!/usr/bin/env node
// Package managers link a command only to a file that exists; in a fresh clone `dist` does not yet.
import { fileURLToPath } from "node:url";
import { main } from "../dist/command.js";

// In this repository the reference site is built next door; the published package has none.
await main(process.argv.slice(2), fileURLToPath(new URL("../../site/dist", import.meta.url)));
