/** Permits, certifications and test reports of suppliers: until when they hold, for which goods, and what these may claim. */
package shangui.licence;
