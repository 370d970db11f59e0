/** Access: packages read back. Nothing in them is believed unseen. */
export { type ArchivedArticle, readArticles, readPackageFacts } from './find/read-articles.ts';
export { type Hit, searchPackage } from './find/search-package.ts';
export { findPackages } from './package/find-packages.ts';
export { type Verified, verifyPackage } from './verify/verify-package.ts';
