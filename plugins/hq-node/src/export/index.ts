export * from './csv';
export * from './exportRows';
