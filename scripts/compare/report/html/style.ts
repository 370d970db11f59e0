/** The report's style sheet. */
export const reportStyle = `
:root{color-scheme:light;--paper:#faf8f3;--ground:#d9d5cb;--ink:#22201c;--soft:#6d675d;--line:#e2ddd1;--red:#b3261e;
--text:#b3261e;--geometry:#2b5c8a;--looks:#8a6a12;--production:#5d4a8c;--old:#9a3b2f;--new:#1f6b4a;
font:14px/1.55 system-ui,-apple-system,"Segoe UI","PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink)}
button,input{font:inherit;color:inherit}
h1,h2,h3,p,ol,figure{margin:0;padding:0}
.top{display:flex;align-items:center;gap:18px;padding:10px 20px;border-bottom:1px solid var(--line);background:var(--paper)}
.top h1{font-size:15px;font-weight:600;letter-spacing:.02em}
.top>*{min-width:0}.top h1{white-space:nowrap;flex:none}.names{flex:0 9 auto;color:var(--soft);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.chip{display:inline-block;flex:none;border-radius:99px;padding:1px 10px;font-size:12px;border:1px solid currentColor;white-space:nowrap}
.chip.open{color:var(--red)}.chip.calm{color:var(--new)}
.counts{padding:12px 20px 0;text-wrap:balance}.keys label{white-space:nowrap}@media (max-width:1100px){.top{flex-wrap:wrap}}
.modes{display:none;gap:2px;margin-inline-start:auto;flex:none;background:#efebe1;border-radius:9px;padding:3px}
.modes button{border:0;background:none;border-radius:7px;padding:4px 11px;cursor:pointer}
.modes button kbd{font:11px/1 ui-monospace,monospace;color:var(--soft);margin-inline-end:6px}
.modes button[aria-pressed=true]{background:#fff;box-shadow:0 1px 2px rgb(0 0 0/.16)}
.modes button:disabled{opacity:.4;cursor:default}
:focus-visible{outline:2px solid var(--geometry);outline-offset:2px}.findings li a:focus-visible,.reading a:focus-visible{outline-offset:-2px}
.desk{display:grid;grid-template-columns:minmax(280px,370px) minmax(0,1fr)}
.findings{border-inline-end:1px solid var(--line);padding-block-end:40px}
.findings section>h2{font-size:14px;display:flex;gap:10px;align-items:center;padding:14px 20px 6px;position:sticky;top:0;background:var(--paper)}
.findings ol{list-style:none}
.findings a{display:grid;grid-template-columns:4px 1fr;gap:0 12px;padding:7px 20px 7px 16px;color:inherit;text-decoration:none;border-block-end:1px solid #f0ece2}
.findings a::before{content:"";border-radius:2px;background:var(--hue);grid-row:1/span 3}
.findings a:hover{background:#f3efe6}
.findings a[aria-current=true]{background:#efe9db}
.findings .what{overflow-wrap:anywhere}
.findings .where{color:var(--soft);font-size:12px;grid-column:2;overflow-wrap:anywhere}
.findings .layer{font-size:11px;color:var(--hue);letter-spacing:.04em}
.accepted .what{color:var(--soft)}
.hide-accepted .accepted{display:none}
.reading section>h2{font-size:14px;padding:14px 20px 6px}
.reading ol{list-style:none}
.reading a{display:block;padding:8px 20px;color:inherit;text-decoration:none;line-height:1.9;border-block-end:1px solid #f0ece2;overflow-wrap:anywhere}
.reading a:hover{background:#f3efe6}.reading a[aria-current=true]{background:#efe9db}
.empty,.more{padding:10px 20px;color:var(--soft)}
.fault{margin:8px 14px;padding:8px 12px;border-radius:8px;border:1px solid currentColor;color:var(--looks)}.fault.error{color:var(--red)}
.fault span{display:block;color:var(--soft);font-size:12px}
del,ins{text-decoration:none;border-radius:3px;padding:0 2px}
del{background:#f6dcd6;color:var(--old);text-decoration:line-through;text-decoration-thickness:1px}
ins{background:#d8ecdf;color:var(--new)}
.dim{color:var(--soft)}
.text{--hue:var(--text)}.geometry{--hue:var(--geometry)}.looks{--hue:var(--looks)}.production{--hue:var(--production)}
.stage{background:var(--ground);min-width:0}
.spread{--zoom:1;--cut:50%;--mix:.5;display:grid;grid-template-columns:1fr 1fr;gap:14px;padding:14px;position:relative}
.spread>p{grid-column:1/-1;color:var(--soft)}
.port{position:relative;overflow:hidden;min-width:0}
.port>figcaption{position:absolute;z-index:3;left:8px;top:8px;font-size:12px;line-height:1;padding:5px 9px;border-radius:99px;color:#fff;pointer-events:none}
.port.old>figcaption{background:var(--old)}.port.new>figcaption{background:var(--new)}
.sheet{position:relative;width:100%;aspect-ratio:var(--shape);background:#fff;background-size:100% 100%;transform-origin:0 0;box-shadow:0 1px 5px rgb(0 0 0/.22)}
.sheet .tile{position:absolute;background-size:100% 100%}
.sheet .mask{position:absolute;inset:0;background-size:100% 100%;image-rendering:pixelated;display:none}
.box{position:absolute;display:block;border-radius:2px;outline:1.5px solid var(--hue);outline-offset:3px;opacity:.75}
.box.accepted{outline-style:dotted;opacity:.45}
.box.chosen{outline-width:3px;opacity:1;box-shadow:0 0 0 9px color-mix(in srgb,var(--hue) 22%,transparent)}
.port>figcaption span{opacity:.8}.port>figcaption span::before{content:"· "}
.findings h2 a{display:inline;padding:0;border:0;background:none!important}.findings h2 a::before{display:none}
.layers{display:none;gap:6px;padding:0 20px 8px;flex-wrap:wrap}
.layers button{border:1px solid var(--line);background:none;border-radius:99px;padding:0 10px;font-size:12px;cursor:pointer;color:var(--soft)}
.layers button[aria-pressed=true]{color:var(--hue);border-color:var(--hue)}
.no-text li.text,.no-text .box.text,.no-geometry li.geometry,.no-geometry .box.geometry,.no-looks li.looks,.no-looks .box.looks,.no-production li.production,.no-production .box.production,.bare .box{display:none}
.keys{display:none;color:var(--soft);font-size:12px;padding:6px 20px 8px}
.tools{display:none;align-items:center;gap:10px;padding:8px 14px 0;min-height:40px}
.tools input[type=range]{flex:1;max-width:420px;accent-color:var(--red)}
.tools .inks{display:none;gap:6px;flex-wrap:wrap}
.tools .inks button{border:1px solid var(--line);background:#fff;border-radius:99px;padding:1px 12px;cursor:pointer}
.tools .inks button[aria-pressed=true]{border-color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink)}
.handle{display:none;position:absolute;z-index:4;top:14px;bottom:14px;width:25px;margin-inline-start:-12px;cursor:ew-resize;touch-action:none}
.handle::before{content:"";position:absolute;inset-block:0;left:12px;width:1px;background:var(--red)}
.handle::after{content:"↔";position:absolute;top:50%;left:0;width:25px;height:25px;line-height:25px;text-align:center;border-radius:50%;background:var(--red);color:#fff;font-size:13px}
.still{display:none}
@media (max-width:820px){.desk{grid-template-columns:1fr}.spread{grid-template-columns:1fr}}
body.js{height:100vh;overflow:hidden;display:grid;grid-template-rows:auto minmax(0,1fr);grid-template-columns:minmax(0,1fr)}
.js .modes{display:flex}.js .keys{display:block}.js .layers{display:flex}.js .tools{display:flex}
.js .desk{min-height:0}
.js .findings{overflow:auto;min-height:0}
.js .stage{display:grid;grid-template-rows:auto minmax(0,1fr);overflow:hidden;min-height:0}
.js .reading{display:none;overflow:auto;min-height:0;border-inline-start:1px solid var(--line)}
.js .reading section{display:none}.js .reading section.shown{display:block}
.with-text .desk{grid-template-columns:minmax(240px,330px) minmax(0,1fr) minmax(240px,340px)}
.with-text .reading{display:block!important}
.js .spread{display:none;grid-row:2;grid-template-rows:minmax(0,1fr);min-height:0}
.js .spread.shown{display:grid}
.js .port{cursor:grab;touch-action:none}.js .port:active{cursor:grabbing}
.js .sheet{width:calc(var(--base)*var(--zoom));position:absolute;transform:translate(var(--x,0px),var(--y,0px))}
.stacked .spread{grid-template-columns:1fr}
.stacked .port{grid-area:1/1}
.stacked .port.new>figcaption{left:auto;right:8px}
.stacked .port.new:not(:only-of-type) .sheet{box-shadow:none}
.mode-swipe .port.new{clip-path:inset(0 0 0 var(--cut))}
.mode-swipe .spread.both .handle{display:block;left:calc(14px + (100% - 28px)*var(--part,.5))}
.mode-onion .spread.both .port.new{opacity:var(--mix)}
.mode-blink .spread.both .port.new{visibility:hidden}
.mode-blink.flip .spread.both .port.new{visibility:visible}
.mode-blink.flip .spread.both .port.old{visibility:hidden}
.mode-mask .spread.both .port.old{visibility:hidden}
.mode-mask .sheet .mask{display:block}
.mode-mask .port.new .sheet::before{content:"";position:absolute;inset:0;background:rgb(255 255 255/.62);z-index:1}
.mode-mask .sheet .mask{z-index:2}.mode-mask .box{z-index:3}
.mode-mask .box{opacity:.35}.mode-mask .box.chosen{opacity:1}
.port.plate,.guessed,.no-plates{display:none}
.port.plate.difference>figcaption{background:var(--soft)}
.mode-plates .spread.has-plates{grid-template-columns:repeat(3,minmax(0,1fr));grid-template-rows:minmax(0,1fr) auto}
.mode-plates .spread.has-plates .port:not(.plate){display:none}
.mode-plates .port.plate{display:block}
.mode-plates .spread .guessed{display:block;color:var(--ink);font-size:12px;grid-row:2}
.mode-plates .spread:not(.has-plates){grid-template-rows:auto minmax(0,1fr)}
.mode-plates .spread .no-plates{display:block;color:var(--ink);grid-row:1}
.mode-plates .spread:not(.has-plates) .port{grid-row:2}
.film,.film .tile,.gone-come{position:absolute;inset:0;background-size:100% 100%}
.film{display:none;background-color:#fff}.film .tile{inset:auto}.film.on{display:block}
.difference .film::after{content:"";position:absolute;inset:0;background:rgb(255 255 255/.72)}
.gone-come{image-rendering:pixelated;z-index:1}
.plate .box{z-index:2}.plate .box.off{display:none}
.mode-plates .tools .inks{display:flex}
.inks button:disabled{opacity:.35;cursor:default}
.inks button.differs::after{content:"";display:inline-block;width:7px;height:7px;border-radius:50%;background:var(--red);margin-inline-start:7px;vertical-align:1px}
.legend{display:inline-flex;align-items:center;gap:6px;color:var(--ink);font-size:12px;margin-inline-start:10px}
.legend::before{content:"";width:12px;height:12px;border-radius:3px;background:rgb(178 52 38)}.legend.come::before{background:rgb(24 122 82)}
.mode-blink.resting .still{display:block}
@media (max-width:820px){.mode-plates .spread.has-plates{grid-template-columns:1fr;grid-template-rows:repeat(3,minmax(0,1fr)) auto}}
@media print{.modes,.keys,.tools{display:none!important}.js{height:auto;overflow:visible;display:block}.js .spread{display:grid}.findings section>h2{position:static}}
`.trim();
