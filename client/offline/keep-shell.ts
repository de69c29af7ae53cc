// Has this browser keep the client's files, so that a room can be opened again without a line. Not while developing.

/** Resolves to whether a reload without a line would show the page; false where the browser has or allows no service workers. */
export async function keepShell(): Promise<boolean> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return false;
  try {
    await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    await navigator.serviceWorker.ready;
    // Asks that what is kept here is not the first to go when the disk is full. Chromium and Safari decide by themselves.
    await navigator.storage?.persist?.();
    return true;
  } catch {
    return false;
  }
}
