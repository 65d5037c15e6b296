import './from-source.ts';

// Everything after the first import is loaded from source, so this file imports nothing else of the workspace.
if (process.argv.includes('--database')) {
  const { writeDatabase } = await import('./database/write-database.ts');
  await writeDatabase();
} else {
  const { writeDocuments } = await import('./write-documents.ts');
  await writeDocuments(process.argv.includes('--check'));
}
