/** Handlebars without its compiler, which is typed with the whole package. */
declare module 'handlebars/runtime.js' {
  import Handlebars = require('handlebars');
  export = Handlebars;
}
