// Starts the client: styles, fonts, and the app in its place.
import './design/layers.css';
import './design/tokens.css';
import './design/base.css';
import './design/fonts.css';
import { mount } from 'svelte';
import App from './App.svelte';

// Zod would try `new Function`, which the content security policy forbids and reports. This is where zod keeps its settings
// (zod/v4/core/core.js); its own `config` would bring much of zod into the first chunk. Set before any schema is made.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

// Asked for now, before there is text in them, they arrive with the first screen instead of after it.
for (const font of ['1rem "Source Sans 3 Variable"', '1rem "Source Serif 4 Variable"']) void document.fonts.load(font);

const target = document.getElementById('app');
if (target) mount(App, { target });
