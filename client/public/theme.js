// Sets the remembered theme before anything is painted; client/design/theme.svelte.ts does the rest.
try {
  const theme = localStorage.getItem('tableread-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the system's theme holds.
}
