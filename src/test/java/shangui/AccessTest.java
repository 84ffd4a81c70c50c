package shangui;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import shangui.testing.Response;
import shangui.testing.Routes.Route;
import shangui.testing.Routes;
import shangui.testing.RunningShop;
import shangui.testing.Scenes.Scene;
import shangui.testing.Scenes;
import shangui.testing.ShopTest;
import shangui.user.Role;

/**
 * Who may come in where. Every door is tried by those who may; by everybody who may not: 403, and signed out 303 to the sign-in
 * or 401 for programs; and by the same role that reaches something else: 404, as what is not one's own is not there.
 */
@ShopTest
class AccessTest {

    private static final String NOBODYS = "1";

    /**
     * <pre>
     * who    `anyone`, `someone` who is signed in, or roles
     * reach  what is named and found through what one may see: `-` nothing is, `all` the role sees every one
     * page   the door for people, and the one for programs below /api/v1
     * </pre>
     */
    private static final String TABLE = """
        anyone              | -                   | GET  | /                                                               | -
        anyone              | asset               | GET  | /assets/{file}                                                  | -
        anyone              | -                   | GET  | /basket                                                         | /basket
        anyone              | -                   | POST | /basket/lines                                                   | /basket/lines
        anyone              | -                   | POST | /basket/store                                                   | /basket/store
        anyone              | -                   | GET  | /checkout                                                       | /checkout
        anyone              | -                   | POST | /checkout                                                       | /checkouts
        anyone              | -                   | POST | /checkout/phone-removal                                         | /checkout/phone-removal
        anyone              | collect token       | GET  | /collect/{collectToken}                                         | /collect/{collectToken}
        anyone              | -                   | GET  | /health                                                         | -
        anyone              | probe               | GET  | /health/{selector}                                              | -
        anyone              | invitation          | GET  | /invitations/{token}                                            | /invitations/{token}
        anyone              | invitation          | POST | /invitations/{token}                                            | /invitations/{token}
        anyone              | lot code            | GET  | /lots/{code}                                                    | /lots/{code}
        anyone              | -                   | POST | /language                                                       | -
        anyone              | -                   | POST | /large-type                                                     | -
        anyone              | -                   | GET  | /my-data                                                        | /my-data
        anyone              | -                   | POST | /my-data/codes                                                  | /my-data/codes
        anyone              | my data             | GET  | /my-data/{token}                                                | /my-data/{token}
        anyone              | my data             | POST | /my-data/{token}/confirmation                                   | /my-data/{token}/confirmation
        anyone              | my data             | POST | /my-data/{token}/deletion                                       | /my-data/{token}/deletion
        anyone              | my data file        | GET  | /my-data/{token}/files/{kind}                                   | /my-data/{token}/files/{kind}
        anyone              | my data             | POST | /my-data/{token}/notices/{noticeId}/withdrawal                  | /my-data/{token}/notices/{noticeId}/withdrawal
        anyone              | -                   | GET  | /offline                                                        | -
        anyone              | -                   | GET  | /operator                                                       | /operator
        anyone              | -                   | GET  | /orders                                                         | -
        anyone              | -                   | POST | /orders                                                         | /order-searches
        anyone              | token               | GET  | /orders/{token}                                                 | /orders/{token}
        anyone              | token               | POST | /orders/{token}/cancellation                                    | /orders/{token}/cancellation
        anyone              | token               | POST | /orders/{token}/choice                                          | /orders/{token}/choice
        anyone              | token               | POST | /orders/{token}/claims                                          | /orders/{token}/claims
        anyone              | shopper claim       | GET  | /orders/{token}/claims/{claimId}/file                           | /orders/{token}/claims/{claimId}/file
        anyone              | token               | POST | /orders/{token}/reorder                                         | /orders/{token}/reorder
        anyone              | token               | POST | /orders/{token}/window                                          | /orders/{token}/window
        anyone              | token               | GET  | /orders/{token}/payment                                         | /orders/{token}/payment
        anyone              | token               | POST | /orders/{token}/payment                                         | /orders/{token}/payment
        anyone              | -                   | GET  | /pairs                                                          | /pairs
        anyone              | pairing             | GET  | /pairs/{pairingId}                                              | /pairs/{pairingId}
        anyone              | provider            | POST | /payments/{provider}/notifications                              | -
        anyone              | shown picture       | GET  | /pictures/{file}                                                | -
        anyone              | -                   | GET  | /privacy                                                        | /privacy
        anyone              | -                   | GET  | /products                                                       | /products
        anyone              | sku                 | GET  | /products/{skuId}                                               | /products/{skuId}
        anyone              | sku                 | POST | /products/{skuId}/notices                                       | /products/{skuId}/notices
        anyone              | sku                 | GET  | /products/{skuId}/notices/new                                   | /products/{skuId}/notices/new
        anyone              | -                   | GET  | /prometheus                                                     | -
        anyone              | -                   | GET  | /returns                                                        | /returns
        anyone              | -                   | GET  | /robots.txt                                                     | -
        anyone              | -                   | GET  | /search                                                         | /search
        anyone              | -                   | GET  | /service-worker.js                                              | -
        anyone              | -                   | GET  | /sign-in                                                        | -
        anyone              | -                   | GET  | /simulated/messages                                             | /simulated/messages
        anyone              | -                   | POST | /sign-in                                                        | -
        anyone              | -                   | POST | /sign-out                                                       | -
        anyone              | -                   | GET  | /components                                                     | -
        anyone              | -                   | GET  | /sitemap.xml                                                    | -
        anyone              | -                   | GET  | /stores                                                         | /stores
        anyone              | store               | GET  | -                                                               | /stores/{storeId}/products
        anyone              | -                   | GET  | /towns                                                          | /towns
        anyone              | town                | GET  | /towns/{code}                                                   | /towns/{code}
        someone             | -                   | GET  | /account/password                                               | -
        someone             | -                   | POST | /account/password                                               | -
        someone             | -                   | GET  | /alerts                                                         | /alerts
        someone             | alert kind          | GET  | /alerts/{kind}                                                  | /alerts/{kind}
        CLERK               | -                   | GET  | /staff                                                          | /board
        CLERK               | counter             | GET  | /staff/counters/{counterId}/exceptions                          | /counters/{counterId}/exceptions
        CLERK               | counter             | POST | /staff/counters/{counterId}/exceptions/{exceptionId}/settlement | /counters/{counterId}/exceptions/{exceptionId}/settlement
        CLERK               | counter lot         | GET  | /staff/counters/{counterId}/lots/{lotId}                        | /counters/{counterId}/lots/{lotId}
        CLERK               | counter lot         | POST | /staff/counters/{counterId}/lots/{lotId}/counts                 | /counters/{counterId}/lots/{lotId}/counts
        CLERK               | counter lot         | POST | /staff/counters/{counterId}/lots/{lotId}/markdowns              | /counters/{counterId}/lots/{lotId}/markdowns
        CLERK               | counter lot         | POST | /staff/counters/{counterId}/lots/{lotId}/markdowns/end          | /counters/{counterId}/lots/{lotId}/markdowns/end
        CLERK               | marked lot          | GET  | /staff/counters/{counterId}/lots/{lotId}/markdowns/labels       | /counters/{counterId}/lots/{lotId}/markdowns/labels
        CLERK               | counter lot         | GET  | /staff/counters/{counterId}/lots/{lotId}/markdowns/new          | /counters/{counterId}/lots/{lotId}/markdowns/new
        CLERK               | counter lot         | GET  | /staff/counters/{counterId}/lots/{lotId}/counts/new             | /counters/{counterId}/lots/{lotId}/counts/new
        CLERK               | counter lot         | POST | /staff/counters/{counterId}/lots/{lotId}/transfers              | /counters/{counterId}/lots/{lotId}/transfers
        CLERK               | counter lot         | GET  | /staff/counters/{counterId}/lots/{lotId}/transfers/new          | /counters/{counterId}/lots/{lotId}/transfers/new
        CLERK               | counter lot         | POST | /staff/counters/{counterId}/lots/{lotId}/write-offs             | /counters/{counterId}/lots/{lotId}/write-offs
        CLERK               | counter lot         | GET  | /staff/counters/{counterId}/lots/{lotId}/write-offs/new         | /counters/{counterId}/lots/{lotId}/write-offs/new
        CLERK               | counter             | GET  | /staff/counters/{counterId}/movements                           | /counters/{counterId}/movements
        CLERK               | counter             | GET  | /staff/counters/{counterId}/prices                              | /counters/{counterId}/prices
        CLERK               | counter             | GET  | /staff/counters/{counterId}/receipts                            | /counters/{counterId}/receipts
        CLERK               | counter             | POST | /staff/counters/{counterId}/receipts                            | /counters/{counterId}/receipts
        CLERK               | counter             | GET  | /staff/counters/{counterId}/receipts/new                        | /counters/{counterId}/receipts/new
        CLERK               | counter             | POST | /staff/counters/{counterId}/sales                               | /counters/{counterId}/sales
        CLERK               | counter             | GET  | /staff/counters/{counterId}/sales/new                           | /counters/{counterId}/sales/new
        CLERK               | counter             | POST | /staff/counters/{counterId}/send-backs                          | /counters/{counterId}/send-backs
        CLERK               | counter             | GET  | /staff/counters/{counterId}/send-backs/new                      | /counters/{counterId}/send-backs/new
        CLERK               | counter             | GET  | /staff/counters/{counterId}/stock                               | /counters/{counterId}/stock
        CLERK               | -                   | GET  | /staff/hand-overs                                               | /staff/hand-overs
        CLERK               | code                | POST | /staff/hand-overs                                               | /staff/hand-overs
        CLERK               | -                   | GET  | /staff/claims                                                   | /staff/claims
        CLERK               | claim               | POST | /staff/claims/{id}/answer                                       | /staff/claims/{id}/answer
        CLERK               | claim               | GET  | /staff/claims/{id}/file                                         | /staff/claims/{id}/file
        CLERK               | -                   | GET  | /staff/orders                                                   | /staff/orders
        CLERK               | order               | GET  | /staff/orders/{id}                                              | /staff/orders/{id}
        CLERK               | order               | POST | /staff/orders/{id}/cancellation                                 | /staff/orders/{id}/cancellation
        CLERK               | order               | POST | /staff/orders/{id}/readiness                                    | /staff/orders/{id}/readiness
        CLERK               | order               | POST | /staff/orders/{id}/returns                                      | /staff/orders/{id}/returns
        CLERK               | order               | POST | /staff/orders/{id}/shortage                                     | /staff/orders/{id}/shortage
        CLERK               | order               | POST | /staff/orders/{id}/shortage-choice                              | /staff/orders/{id}/shortage-choice
        CLERK               | receipt             | GET  | /staff/receipts/{receiptId}                                     | /receipts/{receiptId}
        CLERK STORE_FINANCE | counter             | POST | -                                                               | /facts
        STORE_FINANCE       | -                   | GET  | /finance                                                        | /finance
        STORE_FINANCE       | -                   | GET  | /finance/settlements                                            | /finance/settlements
        STORE_FINANCE       | settlement          | GET  | /finance/settlements/{id}                                       | /finance/settlements/{id}
        STORE_FINANCE       | settlement          | POST | /finance/settlements/{id}/payments                              | /finance/settlements/{id}/payments
        SUPPLIER            | -                   | GET  | /supplier                                                       | /supplier
        SUPPLIER            | -                   | GET  | /supplier/lots                                                  | /supplier/lots
        SUPPLIER            | lot                 | GET  | /supplier/lots/{lotId}                                          | /supplier/lots/{lotId}
        SUPPLIER            | lot                 | POST | /supplier/lots/{lotId}/recall                                   | /supplier/lots/{lotId}/recall
        SUPPLIER            | -                   | POST | /supplier/lots                                                  | /supplier/lots
        SUPPLIER            | -                   | GET  | /supplier/lots/new                                              | /supplier/lots/new
        SUPPLIER            | lot                 | POST | /supplier/lots/{lotId}/certificate                              | /supplier/lots/{lotId}/certificate
        SUPPLIER            | unmoved lot         | POST | /supplier/lots/{lotId}/changes                                  | /supplier/lots/{lotId}/changes
        SUPPLIER            | unmoved lot         | GET  | /supplier/lots/{lotId}/changes/new                              | /supplier/lots/{lotId}/changes/new
        SUPPLIER            | lot                 | GET  | /supplier/lots/{lotId}/labels                                   | /supplier/lots/{lotId}/labels
        SUPPLIER            | counter             | GET  | /supplier/counters/{counterId}/prices                           | /supplier/counters/{counterId}/prices
        SUPPLIER            | counter             | GET  | /supplier/counters/{counterId}/prices/export                    | /supplier/counters/{counterId}/prices/export
        SUPPLIER            | -                   | GET  | /supplier/licences                                              | /supplier/licences
        SUPPLIER            | -                   | POST | /supplier/licences                                              | /supplier/licences
        SUPPLIER            | -                   | GET  | /supplier/licences/export                                       | /supplier/licences/export
        SUPPLIER            | -                   | GET  | /supplier/licences/new                                          | /supplier/licences/new
        SUPPLIER            | licence             | GET  | /supplier/licences/{licenceId}                                  | /supplier/licences/{licenceId}
        SUPPLIER            | licence             | GET  | /supplier/licences/{licenceId}/file                             | /supplier/licences/{licenceId}/file
        SUPPLIER            | -                   | GET  | /supplier/prices                                                | /supplier/prices
        SUPPLIER            | -                   | GET  | /supplier/products                                              | /supplier/products
        SUPPLIER            | -                   | GET  | /supplier/products/export                                       | /supplier/products/export
        SUPPLIER            | product             | GET  | /supplier/products/{productId}                                  | /supplier/products/{productId}
        SUPPLIER            | product             | GET  | /supplier/products/{productId}/pictures                         | /supplier/products/{productId}/pictures
        SUPPLIER            | product             | POST | /supplier/products/{productId}/pictures                         | /supplier/products/{productId}/pictures
        SUPPLIER            | product picture     | POST | /supplier/products/{productId}/pictures/{showId}/first-place    | /supplier/products/{productId}/pictures/{showId}/first-place
        SUPPLIER            | product picture     | POST | /supplier/products/{productId}/pictures/{showId}/removal        | /supplier/products/{productId}/pictures/{showId}/removal
        SUPPLIER            | -                   | GET  | /supplier/settlements                                           | /supplier/settlements
        SUPPLIER            | settlement          | GET  | /supplier/settlements/{id}                                      | /supplier/settlements/{id}
        SUPPLIER            | settlement          | POST | /supplier/settlements/{id}/payments/{paymentId}/acknowledgement | /supplier/settlements/{id}/payments/{paymentId}/acknowledgement
        TOWNSHIP            | -                   | GET  | /township                                                       | /township
        TOWNSHIP            | -                   | GET  | /township/pictures                                              | /township/pictures
        TOWNSHIP            | -                   | POST | /township/pictures                                              | /township/pictures
        TOWNSHIP            | town picture        | POST | /township/pictures/{showId}/first-place                         | /township/pictures/{showId}/first-place
        TOWNSHIP            | town picture        | POST | /township/pictures/{showId}/removal                             | /township/pictures/{showId}/removal
        TOWNSHIP            | -                   | GET  | /township/statements                                            | /township/statements
        TOWNSHIP            | statement           | GET  | /township/statements/{number}                                   | /township/statements/{number}
        TOWNSHIP            | statement           | POST | /township/statements/{number}/confirmation                      | /township/statements/{number}/confirmation
        TOWNSHIP            | statement file      | GET  | /township/statements/{number}/files/{kind}                      | /township/statements/{number}/files/{kind}
        TOWNSHIP            | statement           | GET  | /township/statements/{number}/lines                             | /township/statements/{number}/lines
        PARTNER             | -                   | GET  | /partner                                                        | /partner
        PARTNER             | -                   | GET  | /partner/pairings                                               | /partner/pairings
        PARTNER             | pairing month       | GET  | /partner/pairings/{pairingId}/months/{month}                    | /partner/pairings/{pairingId}/months/{month}
        PARTNER             | pairing month       | POST | /partner/pairings/{pairingId}/months/{month}/issue              | /partner/pairings/{pairingId}/months/{month}/issue
        PARTNER             | pairing month       | GET  | /partner/pairings/{pairingId}/months/{month}/lines              | /partner/pairings/{pairingId}/months/{month}/lines
        PARTNER             | statement           | GET  | /partner/statements/{number}                                    | /partner/statements/{number}
        PARTNER             | statement file      | GET  | /partner/statements/{number}/files/{kind}                       | /partner/statements/{number}/files/{kind}
        PARTNER             | statement           | GET  | /partner/statements/{number}/lines                              | /partner/statements/{number}/lines
        PARTNER             | statement           | POST | /partner/statements/{number}/withdrawal                         | /partner/statements/{number}/withdrawal
        OFFICE              | -                   | GET  | /office                                                         | /office
        OFFICE              | -                   | GET  | /office/accounts                                                | /office/accounts
        OFFICE              | -                   | POST | /office/accounts                                                | /office/accounts
        OFFICE              | -                   | GET  | /office/accounts/export                                         | /office/accounts/export
        OFFICE              | -                   | GET  | /office/accounts/new                                            | /office/accounts/new
        OFFICE              | all: account        | GET  | /office/accounts/{id}                                           | /office/accounts/{id}
        OFFICE              | all: account        | POST | /office/accounts/{id}/disablement                               | /office/accounts/{id}/disablement
        OFFICE              | all: account        | POST | /office/accounts/{id}/enablement                                | /office/accounts/{id}/enablement
        OFFICE              | all: account        | POST | /office/accounts/{id}/invitation                                | /office/accounts/{id}/invitation
        OFFICE              | all: account        | GET  | /office/accounts/{id}/role                                      | /office/accounts/{id}/role
        OFFICE              | all: account        | POST | /office/accounts/{id}/role                                      | /office/accounts/{id}/role
        OFFICE              | all: account        | POST | /office/accounts/{id}/sign-out                                  | /office/accounts/{id}/sign-out
        OFFICE              | -                   | GET  | /office/contracts                                               | /office/contracts
        OFFICE              | -                   | POST | /office/contracts                                               | /office/contracts
        OFFICE              | -                   | GET  | /office/contracts/export                                        | /office/contracts/export
        OFFICE              | -                   | GET  | /office/contracts/new                                           | /office/contracts/new
        OFFICE              | all: contract       | GET  | /office/contracts/{id}                                          | /office/contracts/{id}
        OFFICE              | all: contract       | POST | /office/contracts/{id}/cover-endings                            | /office/contracts/{id}/cover-endings
        OFFICE              | all: contract       | POST | /office/contracts/{id}/covers                                   | /office/contracts/{id}/covers
        OFFICE              | all: contract       | POST | /office/contracts/{id}/terms-proposals                          | /office/contracts/{id}/terms-proposals
        OFFICE              | all: contract       | GET  | /office/contracts/{id}/terms-proposals/new                      | /office/contracts/{id}/terms-proposals/new
        OFFICE              | -                   | GET  | /office/counters                                                | /office/counters
        OFFICE              | -                   | POST | /office/counters                                                | /office/counters
        OFFICE              | -                   | GET  | /office/counters/export                                         | /office/counters/export
        OFFICE              | -                   | GET  | /office/counters/new                                            | /office/counters/new
        OFFICE              | all: counter        | GET  | /office/counters/{id}                                           | /office/counters/{id}
        OFFICE              | all: counter        | POST | /office/counters/{id}/changes                                   | /office/counters/{id}/changes
        OFFICE              | all: counter        | GET  | /office/counters/{id}/changes/new                               | /office/counters/{id}/changes/new
        OFFICE              | all: counter        | POST | /office/counters/{id}/closing                                   | /office/counters/{id}/closing
        OFFICE              | -                   | GET  | /office/imports                                                 | /office/imports
        OFFICE              | all: import kind    | GET  | /office/imports/kinds/{kind}                                    | /office/imports/kinds/{kind}
        OFFICE              | all: import kind    | POST | /office/imports/kinds/{kind}                                    | /office/imports/kinds/{kind}
        OFFICE              | all: import kind    | GET  | /office/imports/kinds/{kind}/files/template                     | /office/imports/kinds/{kind}/files/template
        OFFICE              | all: import         | GET  | /office/imports/{id}                                            | /office/imports/{id}
        OFFICE              | all: import         | POST | /office/imports/{id}/acceptance                                 | /office/imports/{id}/acceptance
        OFFICE              | all: import         | POST | /office/imports/{id}/check                                      | /office/imports/{id}/check
        OFFICE              | all: import         | GET  | /office/imports/{id}/files/errors                               | /office/imports/{id}/files/errors
        OFFICE              | all: import         | POST | /office/imports/{id}/stop                                       | /office/imports/{id}/stop
        OFFICE              | -                   | GET  | /office/jobs                                                    | /office/jobs
        OFFICE              | -                   | GET  | /office/jobs/runs                                               | /office/jobs/runs
        OFFICE              | -                   | POST | /office/jobs/runs                                               | /office/jobs/runs
        OFFICE              | -                   | GET  | /office/lots                                                    | /office/lots
        OFFICE              | all: lot            | GET  | /office/lots/{lotId}                                            | /office/lots/{lotId}
        OFFICE              | all: lot            | POST | /office/lots/{lotId}/recall                                     | /office/lots/{lotId}/recall
        OFFICE              | -                   | POST | /office/lots                                                    | /office/lots
        OFFICE              | -                   | GET  | /office/lots/new                                                | /office/lots/new
        OFFICE              | all: lot            | POST | /office/lots/{lotId}/certificate                                | /office/lots/{lotId}/certificate
        OFFICE              | all: unmoved lot    | POST | /office/lots/{lotId}/changes                                    | /office/lots/{lotId}/changes
        OFFICE              | all: unmoved lot    | GET  | /office/lots/{lotId}/changes/new                                | /office/lots/{lotId}/changes/new
        OFFICE              | all: lot            | GET  | /office/lots/{lotId}/labels                                     | /office/lots/{lotId}/labels
        OFFICE              | all: counter lot    | POST | /office/counters/{counterId}/lots/{lotId}/markdowns             | /office/counters/{counterId}/lots/{lotId}/markdowns
        OFFICE              | all: counter lot    | POST | /office/counters/{counterId}/lots/{lotId}/markdowns/end         | /office/counters/{counterId}/lots/{lotId}/markdowns/end
        OFFICE              | all: marked lot     | GET  | /office/counters/{counterId}/lots/{lotId}/markdowns/labels      | /office/counters/{counterId}/lots/{lotId}/markdowns/labels
        OFFICE              | all: counter lot    | GET  | /office/counters/{counterId}/lots/{lotId}/markdowns/new         | /office/counters/{counterId}/lots/{lotId}/markdowns/new
        OFFICE              | all: counter        | GET  | /office/counters/{counterId}/prices                             | /office/counters/{counterId}/prices
        OFFICE              | all: counter        | GET  | /office/counters/{counterId}/prices/export                      | /office/counters/{counterId}/prices/export
        OFFICE              | all: counter        | POST | /office/counters/{counterId}/listings                           | /office/counters/{counterId}/listings
        OFFICE              | all: counter        | GET  | /office/counters/{counterId}/listings/new                       | /office/counters/{counterId}/listings/new
        OFFICE              | -                   | GET  | /office/licences                                                | /office/licences
        OFFICE              | -                   | POST | /office/licences                                                | /office/licences
        OFFICE              | -                   | GET  | /office/licences/export                                         | /office/licences/export
        OFFICE              | -                   | GET  | /office/licences/new                                            | /office/licences/new
        OFFICE              | all: licence        | GET  | /office/licences/{licenceId}                                    | /office/licences/{licenceId}
        OFFICE              | all: licence        | POST | /office/licences/{licenceId}/changes                            | /office/licences/{licenceId}/changes
        OFFICE              | all: licence        | GET  | /office/licences/{licenceId}/changes/new                        | /office/licences/{licenceId}/changes/new
        OFFICE              | all: licence        | POST | /office/licences/{licenceId}/check                              | /office/licences/{licenceId}/check
        OFFICE              | all: licence        | GET  | /office/licences/{licenceId}/file                               | /office/licences/{licenceId}/file
        OFFICE              | all: licence        | POST | /office/licences/{licenceId}/withdrawal                         | /office/licences/{licenceId}/withdrawal
        OFFICE              | all: listing        | GET  | /office/listings/{listingId}                                    | /office/listings/{listingId}
        OFFICE              | all: listing        | POST | /office/listings/{listingId}/changes                            | /office/listings/{listingId}/changes
        OFFICE              | all: listing        | GET  | /office/listings/{listingId}/changes/new                        | /office/listings/{listingId}/changes/new
        OFFICE              | all: listing        | POST | /office/listings/{listingId}/prices                             | /office/listings/{listingId}/prices
        OFFICE              | -                   | GET  | /office/prices                                                  | /office/prices
        OFFICE              | -                   | GET  | /office/products                                                | /office/products
        OFFICE              | -                   | POST | /office/products                                                | /office/products
        OFFICE              | -                   | GET  | /office/products/export                                         | /office/products/export
        OFFICE              | -                   | GET  | /office/products/new                                            | /office/products/new
        OFFICE              | all: product        | GET  | /office/products/{productId}                                    | /office/products/{productId}
        OFFICE              | all: product        | POST | /office/products/{productId}/changes                            | /office/products/{productId}/changes
        OFFICE              | all: product        | GET  | /office/products/{productId}/changes/new                        | /office/products/{productId}/changes/new
        OFFICE              | all: product        | GET  | /office/products/{productId}/pictures                           | /office/products/{productId}/pictures
        OFFICE              | all: product        | POST | /office/products/{productId}/pictures                           | /office/products/{productId}/pictures
        OFFICE              | all: product picture | POST | /office/products/{productId}/pictures/{showId}/first-place      | /office/products/{productId}/pictures/{showId}/first-place
        OFFICE              | all: product picture | POST | /office/products/{productId}/pictures/{showId}/removal          | /office/products/{productId}/pictures/{showId}/removal
        OFFICE              | all: product        | POST | /office/products/{productId}/skus                               | /office/products/{productId}/skus
        OFFICE              | all: product        | GET  | /office/products/{productId}/skus/new                           | /office/products/{productId}/skus/new
        OFFICE              | -                   | GET  | /office/requirements                                            | /office/requirements
        OFFICE              | -                   | POST | /office/requirements                                            | /office/requirements
        OFFICE              | -                   | GET  | /office/requirements/new                                        | /office/requirements/new
        OFFICE              | all: requirement    | GET  | /office/requirements/{requirementId}                            | /office/requirements/{requirementId}
        OFFICE              | all: requirement    | POST | /office/requirements/{requirementId}/changes                    | /office/requirements/{requirementId}/changes
        OFFICE              | all: offered sku    | POST | /office/skus/{skuId}/changes                                    | /office/skus/{skuId}/changes
        OFFICE              | all: offered sku    | GET  | /office/skus/{skuId}/changes/new                                | /office/skus/{skuId}/changes/new
        OFFICE              | all: offered sku    | GET  | /office/skus/{skuId}/prices                                     | /office/skus/{skuId}/prices
        OFFICE              | all: offered sku    | POST | /office/skus/{skuId}/prices                                     | /office/skus/{skuId}/prices
        OFFICE              | -                   | GET  | /office/orders                                                  | /office/orders
        OFFICE              | all: order          | GET  | /office/orders/{id}                                             | /office/orders/{id}
        OFFICE              | all: order          | POST | /office/orders/{id}/cancellation                                | /office/orders/{id}/cancellation
        OFFICE              | all: order          | POST | /office/orders/{id}/discount                                    | /office/orders/{id}/discount
        OFFICE              | all: producer       | GET  | /office/producers/{id}                                          | /office/producers/{id}
        OFFICE              | all: producer       | POST | /office/producers/{id}/changes                                  | /office/producers/{id}/changes
        OFFICE              | all: producer       | GET  | /office/producers/{id}/removal                                  | /office/producers/{id}/removal
        OFFICE              | all: producer       | POST | /office/producers/{id}/removal                                  | /office/producers/{id}/removal
        OFFICE              | -                   | GET  | /office/proposals                                               | /office/proposals
        OFFICE              | -                   | GET  | /office/proposals/export                                        | /office/proposals/export
        OFFICE              | all: proposal       | GET  | /office/proposals/{id}                                          | /office/proposals/{id}
        OFFICE              | all: proposal       | POST | /office/proposals/{id}/approval                                 | /office/proposals/{id}/approval
        OFFICE              | all: proposal       | POST | /office/proposals/{id}/rejection                                | /office/proposals/{id}/rejection
        OFFICE              | all: proposal       | POST | /office/proposals/{id}/withdrawal                               | /office/proposals/{id}/withdrawal
        OFFICE              | -                   | GET  | /office/settlements                                             | /office/settlements
        OFFICE              | all: settlement     | GET  | /office/settlements/{id}                                        | /office/settlements/{id}
        OFFICE              | -                   | GET  | /office/statements                                              | /office/statements
        OFFICE              | all: statement      | GET  | /office/statements/{number}                                     | /office/statements/{number}
        OFFICE              | all: statement file | GET  | /office/statements/{number}/files/{kind}                        | /office/statements/{number}/files/{kind}
        OFFICE              | all: statement      | GET  | /office/statements/{number}/lines                               | /office/statements/{number}/lines
        OFFICE              | -                   | GET  | /office/pairings                                                | /office/pairings
        OFFICE              | -                   | POST | /office/pairings                                                | /office/pairings
        OFFICE              | -                   | GET  | /office/pairings/export                                         | /office/pairings/export
        OFFICE              | -                   | GET  | /office/pairings/new                                            | /office/pairings/new
        OFFICE              | all: pairing        | GET  | /office/pairings/{id}                                           | /office/pairings/{id}
        OFFICE              | all: pairing        | POST | /office/pairings/{id}/changes                                   | /office/pairings/{id}/changes
        OFFICE              | all: pairing        | GET  | /office/pairings/{id}/changes/new                               | /office/pairings/{id}/changes/new
        OFFICE              | all: pairing        | GET  | /office/pairings/{id}/ending                                    | /office/pairings/{id}/ending
        OFFICE              | all: pairing        | POST | /office/pairings/{id}/ending                                    | /office/pairings/{id}/ending
        OFFICE              | all: pairing        | POST | /office/pairings/{id}/ending/withdrawal                         | /office/pairings/{id}/ending/withdrawal
        OFFICE              | all: pairing        | POST | /office/pairings/{id}/facts                                     | /office/pairings/{id}/facts
        OFFICE              | all: pairing        | GET  | /office/pairings/{id}/facts/new                                 | /office/pairings/{id}/facts/new
        OFFICE              | all: pairing        | GET  | /office/pairings/{id}/notes                                     | /office/pairings/{id}/notes
        OFFICE              | all: pairing        | POST | /office/pairings/{id}/notes                                     | /office/pairings/{id}/notes
        OFFICE              | all: pairing        | GET  | /office/pairings/{id}/removal                                   | /office/pairings/{id}/removal
        OFFICE              | all: pairing        | POST | /office/pairings/{id}/removal                                   | /office/pairings/{id}/removal
        OFFICE              | all: fact           | POST | /office/facts/{id}/changes                                      | /office/facts/{id}/changes
        OFFICE              | all: fact           | GET  | /office/facts/{id}/changes/new                                  | /office/facts/{id}/changes/new
        OFFICE              | all: fact           | POST | /office/facts/{id}/removal                                      | /office/facts/{id}/removal
        OFFICE              | all: note           | GET  | /office/notes/{id}/removal                                      | /office/notes/{id}/removal
        OFFICE              | all: note           | POST | /office/notes/{id}/removal                                      | /office/notes/{id}/removal
        OFFICE              | -                   | GET  | /office/stores                                                  | /office/stores
        OFFICE              | -                   | POST | /office/stores                                                  | /office/stores
        OFFICE              | -                   | GET  | /office/stores/export                                           | /office/stores/export
        OFFICE              | -                   | GET  | /office/stores/new                                              | /office/stores/new
        OFFICE              | all: store          | GET  | /office/stores/{id}                                             | /office/stores/{id}
        OFFICE              | all: store          | POST | /office/stores/{id}/changes                                     | /office/stores/{id}/changes
        OFFICE              | all: store          | GET  | /office/stores/{id}/changes/new                                 | /office/stores/{id}/changes/new
        OFFICE              | all: store          | POST | /office/stores/{id}/closed-days                                 | /office/stores/{id}/closed-days
        OFFICE              | all: closed day     | POST | /office/stores/{id}/closed-days/{day}/removal                   | /office/stores/{id}/closed-days/{day}/removal
        OFFICE              | -                   | GET  | /office/supermarkets                                            | /office/supermarkets
        OFFICE              | -                   | POST | /office/supermarkets                                            | /office/supermarkets
        OFFICE              | -                   | GET  | /office/supermarkets/export                                     | /office/supermarkets/export
        OFFICE              | -                   | GET  | /office/supermarkets/new                                        | /office/supermarkets/new
        OFFICE              | all: supermarket    | GET  | /office/supermarkets/{id}                                       | /office/supermarkets/{id}
        OFFICE              | all: supermarket    | POST | /office/supermarkets/{id}/changes                               | /office/supermarkets/{id}/changes
        OFFICE              | all: supermarket    | GET  | /office/supermarkets/{id}/changes/new                           | /office/supermarkets/{id}/changes/new
        OFFICE              | all: supermarket    | POST | /office/supermarkets/{id}/code-removals                         | /office/supermarkets/{id}/code-removals
        OFFICE              | all: supermarket    | GET  | /office/supermarkets/{id}/codes                                 | /office/supermarkets/{id}/codes
        OFFICE              | all: supermarket    | POST | /office/supermarkets/{id}/codes                                 | /office/supermarkets/{id}/codes
        OFFICE              | all: supermarket    | GET  | /office/supermarkets/{id}/codes/export                          | /office/supermarkets/{id}/codes/export
        OFFICE              | all: supermarket    | POST | /office/supermarkets/{id}/merchant-number-proposals             | /office/supermarkets/{id}/merchant-number-proposals
        OFFICE              | all: supermarket    | GET  | /office/supermarkets/{id}/merchant-number-proposals/new         | /office/supermarkets/{id}/merchant-number-proposals/new
        OFFICE              | -                   | GET  | /office/suppliers                                               | /office/suppliers
        OFFICE              | -                   | GET  | /office/suppliers/export                                        | /office/suppliers/export
        OFFICE              | all: supplier       | GET  | /office/suppliers/{id}                                          | /office/suppliers/{id}
        OFFICE              | all: supplier       | POST | /office/suppliers/{id}/changes                                  | /office/suppliers/{id}/changes
        OFFICE              | all: supplier       | GET  | /office/suppliers/{id}/changes/new                              | /office/suppliers/{id}/changes/new
        OFFICE              | all: supplier       | GET  | /office/suppliers/{id}/removal                                  | /office/suppliers/{id}/removal
        OFFICE              | all: supplier       | POST | /office/suppliers/{id}/removal                                  | /office/suppliers/{id}/removal
        OFFICE              | -                   | GET  | /office/towns                                                   | /office/towns
        OFFICE              | -                   | POST | /office/towns                                                   | /office/towns
        OFFICE              | -                   | GET  | /office/towns/export                                            | /office/towns/export
        OFFICE              | -                   | GET  | /office/towns/new                                               | /office/towns/new
        OFFICE              | all: town           | GET  | /office/towns/{code}                                            | /office/towns/{code}
        OFFICE              | all: town           | POST | /office/towns/{code}/changes                                    | /office/towns/{code}/changes
        OFFICE              | all: town           | GET  | /office/towns/{code}/changes/new                                | /office/towns/{code}/changes/new
        OFFICE              | all: town           | GET  | /office/towns/{code}/pictures                                   | /office/towns/{code}/pictures
        OFFICE              | all: town           | POST | /office/towns/{code}/pictures                                   | /office/towns/{code}/pictures
        OFFICE              | all: town picture   | POST | /office/towns/{code}/pictures/{showId}/first-place              | /office/towns/{code}/pictures/{showId}/first-place
        OFFICE              | all: town picture   | POST | /office/towns/{code}/pictures/{showId}/removal                  | /office/towns/{code}/pictures/{showId}/removal
        OFFICE              | all: town           | GET  | /office/towns/{code}/removal                                    | /office/towns/{code}/removal
        OFFICE              | all: town           | POST | /office/towns/{code}/removal                                    | /office/towns/{code}/removal
        OFFICE              | all: town           | POST | /office/towns/{code}/suppliers                                  | /office/towns/{code}/suppliers
        OFFICE              | all: town           | GET  | /office/towns/{code}/suppliers/new                              | /office/towns/{code}/suppliers/new
        OFFICE              | all: town           | POST | /office/towns/{code}/villages                                   | /office/towns/{code}/villages
        OFFICE              | all: town           | GET  | /office/towns/{code}/villages/new                               | /office/towns/{code}/villages/new
        OFFICE              | -                   | GET  | /office/villages                                                | /office/villages
        OFFICE              | -                   | GET  | /office/villages/export                                         | /office/villages/export
        OFFICE              | all: village        | GET  | /office/villages/{id}                                           | /office/villages/{id}
        OFFICE              | all: village        | POST | /office/villages/{id}/changes                                   | /office/villages/{id}/changes
        OFFICE              | all: village        | GET  | /office/villages/{id}/changes/new                               | /office/villages/{id}/changes/new
        OFFICE              | all: village        | GET  | /office/villages/{id}/removal                                   | /office/villages/{id}/removal
        OFFICE              | all: village        | POST | /office/villages/{id}/removal                                   | /office/villages/{id}/removal
        OFFICE              | all: village        | POST | /office/villages/{id}/producers                                 | /office/villages/{id}/producers
        """;

    @Inject Routes routes;

    record Row(Set<Role> roles, boolean signedIn, String reach, Route route) {

        static Row of(String line) {
            List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
            Set<Role> roles = Arrays.stream(cells.get(0).split(" ")).filter(name -> !name.matches("anyone|someone")).map(Role::valueOf).collect(Collectors.toSet());
            return new Row(roles, !cells.get(0).equals("anyone"), cells.get(1), new Route(HttpMethod.valueOf(cells.get(2)),
                cells.get(3).equals("-") ? null : cells.get(3), cells.get(4).equals("-") ? null : "/api/v1" + cells.get(4)));
        }

        Role whoMay() {
            return !signedIn ? null : roles.stream().sorted().findFirst().orElse(Role.CLERK);
        }

        Stream<Role> whoMayNot() {
            return roles.isEmpty() ? Stream.of() : Stream.of(Role.values()).filter(role -> !roles.contains(role));
        }

        boolean namesSomething() {
            return !reach.equals("-");
        }

        boolean seesAll() {
            return reach.startsWith("all: ");
        }

        Scene scene(Scenes scenes) {
            return route.writes() ? scenes.of(route) : scenes.of(reach.replace("all: ", ""), whoMay());
        }
    }

    @Test
    void everyRouteStandsInTheTable() {
        Set<String> missing = new TreeSet<>(routes.all().stream().map(AccessTest::written).toList());
        Set<String> gone = new TreeSet<>(rows().map(row -> written(row.route)).toList());
        Set<String> inBoth = new TreeSet<>(missing);
        inBoth.retainAll(gone);
        missing.removeAll(inBoth);
        gone.removeAll(inBoth);
        assertThat(missing).as("routes without a row: add to AccessTest.TABLE who may come in there and what is found through their reach").isEmpty();
        assertThat(gone).as("rows without a route: take them out of AccessTest.TABLE").isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> opensToThoseWhoMayAndToNobodyElse(RunningShop running) {
        Scenes scenes = new Scenes(running);
        return rows().map(row -> DynamicTest.dynamicTest(row.route.toString(), () -> {
            Scene own = row.scene(scenes);
            signedOutIsAskedToSignIn(row, own, scenes);
            anotherRoleMayNot(row, own, scenes);
            whatIsNotOnesOwnIsNotThere(row, own, scenes);
            whoMayIsLetIn(row, own);
        }));
    }

    private static void signedOutIsAskedToSignIn(Row row, Scene own, Scenes scenes) {
        if (!row.signedIn) {
            return;
        }
        Scene signedOut = own.by(scenes.visitor(), null);
        row.route.doors().forEach(door -> {
            Response answer = sent(row, signedOut, door);
            if (door.startsWith("/api/")) {
                assertThat(answer.status()).as("%s signed out: %s", door, answer).isEqualTo(401);
                assertThat(answer.header("content-type")).as(door).startsWith("application/problem+json");
            } else {
                assertThat(answer.status()).as("%s signed out: %s", door, answer).isEqualTo(303);
                assertThat(answer.location()).as(door).startsWith("/sign-in");
            }
        });
    }

    private static void anotherRoleMayNot(Row row, Scene own, Scenes scenes) {
        row.whoMayNot().forEach(role -> row.route.doors().forEach(door ->
            assertThat(sent(row, own.by(scenes.in(role), role), door).status()).as("%s for %s", door, role).isEqualTo(403)));
    }

    private static void whatIsNotOnesOwnIsNotThere(Row row, Scene own, Scenes scenes) {
        if (!row.namesSomething()) {
            return;
        }
        row.route.doors().forEach(door -> {
            if (!own.ids().isEmpty()) {
                assertThat(sent(row, own.naming(NOBODYS), door).status()).as("%s of nothing", door).isIn(400, 404);
            }
            if (!row.seesAll()) {
                row.roles.forEach(role ->
                    assertThat(sent(row, own.by(scenes.elsewhere(role), role), door).status()).as("%s of others for %s", door, role).isEqualTo(404));
            }
        });
    }

    /** Through one door; the same lies behind the other, and a write is used up by the first. */
    private static void whoMayIsLetIn(Row row, Scene own) {
        String door = row.route.path();
        Response answer = sent(row, own, door);
        assertThat(answer.status()).as("%s for %s: %s", door, row.whoMay(), answer).isNotIn(401, 403, 404).isLessThan(500);
        assertThat(String.valueOf(answer.header("location"))).as(door).doesNotStartWith("/sign-in?");
    }

    private static Response sent(Row row, Scene scene, String door) {
        if (row.route.writes()) {
            return scene.send(door, UUID.randomUUID().toString());
        }
        return door.startsWith("/api/") ? scene.by().getJson(scene.at(door)) : scene.by().get(scene.at(door));
    }

    static Stream<Row> rows() {
        return TABLE.lines().map(Row::of);
    }

    private static String written(Route route) {
        return route.method() + " " + route.doors().collect(Collectors.joining(" "));
    }
}
