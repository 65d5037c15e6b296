import './from-source.ts';

// What follows is loaded from source, so this file itself imports nothing of the workspace.
const { writeDocuments } = await import('./write-documents.ts');
await writeDocuments(process.argv.includes('--check'));
