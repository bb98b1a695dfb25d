/** Hands something to whoever looks as a file of their own. */
export const saveFile = (name: string, content: BlobPart, type = 'text/csv'): void => {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};
