import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** Top folder of this checkout. */
export const repositoryRoot = join(
  resolvePackagePath('@cleanmatex/assurance'),
  '../..',
);

/** A package of the workspace. */
export interface WorkspacePackage {
  name: string;
  /** Relative to the top folder, such as `plugins/tenants`. */
  folder: string;
  role: string;
  dependencies: string[];
}

/** Every package below `packages` and `plugins`. */
export function workspacePackages(): WorkspacePackage[] {
  return ['packages', 'plugins'].flatMap(parent =>
    readdirSync(join(repositoryRoot, parent), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => {
        const folder = `${parent}/${entry.name}`;
        const manifest = JSON.parse(
          readFileSync(join(repositoryRoot, folder, 'package.json'), 'utf8'),
        );
        return {
          name: manifest.name,
          folder,
          role: manifest.backstage?.role,
          dependencies: Object.keys({
            ...manifest.dependencies,
            ...manifest.devDependencies,
          }),
        };
      }),
  );
}

/** A TypeScript file with its text. */
export interface SourceFile {
  /** Relative to the top folder. */
  path: string;
  text: string;
}

/** The TypeScript files of a package, tests included. */
export function sourceFiles(folder: string): SourceFile[] {
  const top = join(repositoryRoot, folder, 'src');
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => {
      const file = join(entry.parentPath, entry.name);
      return {
        path: relative(repositoryRoot, file),
        text: readFileSync(file, 'utf8'),
      };
    });
}
