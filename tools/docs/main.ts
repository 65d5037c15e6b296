import './from-source.ts';

// Everything after the first import is loaded from source, so this file imports nothing else of the workspace.
const { writeDocuments } = await import('./write-documents.ts');
await writeDocuments(process.argv.includes('--check'));
