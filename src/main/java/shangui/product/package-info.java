/** What a township sells: products, skus, barcodes, certificates, pictures. */
package shangui.product;
