export { repositoryRoot, sourceFiles, workspacePackages } from './repository';
