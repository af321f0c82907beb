#!/usr/bin/env node
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { ExitCode, report } from './problem.mjs';
import { ensureToolchain } from './toolchain.mjs';

const COMMANDS = {
  start: 'start the portal with its own PostgreSQL (PORT changes the port)',
  test: 'types, lint and every test; arguments go to Jest',
  e2e: 'the browser tests; arguments go to Playwright',
  dev: 'backend and UI with hot reload',
  hq: "the operators' command line; --help lists its commands",
  bench: 'the benchmarks; the argument names one',
  format: 'check the formatting; -- --write formats',
  build: 'the production build',
  'new-domain': 'create the packages of a new domain',
};

const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
  '..',
);

const say = line => process.stderr.write(`${line}\n`);

function usage() {
  const width = Math.max(...Object.keys(COMMANDS).map(name => name.length));
  const lines = Object.entries(COMMANDS).map(
    ([name, text]) => `  ${name.padEnd(width)}  ${text}`,
  );
  return `Usage: npm run <command>\n\n${lines.join('\n')}\n`;
}

/** npm does not pass SIGTERM on to the shell's child; its end is noticed instead. Other parents may come and go. */
function endWhenScriptRunnerEnds(end) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, 500);
}

/** Links the packages that a command has made. */
function bringNewPackages(toolchain) {
  try {
    ensureInstalled(root, toolchain, say, { newPackages: true });
  } catch (error) {
    process.exitCode = report(error, root);
  }
}

/** Runs the command under Node 24 and ends with its exit code; signals are left to it, so that it can stop cleanly. */
function handOver(toolchain, command, args) {
  const main = path.join(root, 'packages', 'toolchain', 'src', 'main.ts');
  const flags = [
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    '--disable-warning=ExperimentalWarning',
  ];
  const child = spawn(toolchain.node, [...flags, main, command, ...args], {
    cwd: root,
    env: toolchain.env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill('SIGTERM'));
  endWhenScriptRunnerEnds(() => child.kill('SIGTERM'));
  child.on('error', error => process.exit(report(error, root)));
  child.on('exit', code => {
    if (code === 0 && command === 'new-domain') bringNewPackages(toolchain);
    process.exit(process.exitCode ?? code ?? ExitCode.FAILED);
  });
}

const [command, ...args] = process.argv.slice(2);
if (command === undefined || !(command in COMMANDS)) {
  const asked =
    command === undefined || command === '--help' || command === 'help';
  (asked ? process.stdout : process.stderr).write(usage());
  process.exit(asked ? 0 : ExitCode.USAGE);
}
try {
  const toolchain = ensureToolchain(root, say);
  ensureInstalled(root, toolchain, say);
  handOver(toolchain, command, args);
} catch (error) {
  process.exitCode = report(error, root);
}
