package io.reelay.intake.accounts;

import io.reelay.intake.http.CurrentCaller;
import io.reelay.intake.http.IntParam;
import io.reelay.intake.http.Page;
import io.reelay.jobstore.accounts.AccountStore;
import io.reelay.jobstore.ledger.Ledger;
import io.reelay.jobstore.ledger.LedgerEntry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The account of the caller.
@Path("/v1/account")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
@RunOnVirtualThread
public class AccountResource {

    private static final Predicate<String> POSITION =
            Pattern.compile("[0-9]{1,18}").asMatchPredicate();

    private final AccountStore accounts;
    private final Ledger ledger;
    private final CurrentCaller current;

    AccountResource(AccountStore accounts, Ledger ledger, CurrentCaller current) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.current = current;
    }

    @GET
    @Operation(operationId = "getAccount", summary = "Get the plan and the credits")
    public AccountView account() {
        var account = current.caller().account();
        return AccountView.of(account, ledger.credits(account.id()));
    }

    @GET
    @Path("/ledger")
    @Operation(operationId = "listLedger", summary = "List all credit movements, newest first")
    public Page<LedgerEntry> ledger(
            @QueryParam("limit")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = IntParam.pageSize(limit);
        var entries = ledger.entries(current.caller().accountId(), position(cursor), size + 1);
        return Page.of(entries, size, entry -> Long.toString(entry.id()), Function.identity());
    }

    @POST
    @Path("/webhook-secret/rotate")
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Create a new webhook secret",
            description = "Shown only once. The previous secret stays valid for 24 hours.")
    public WebhookSecretView rotateWebhookSecret() {
        var rotated = accounts.rotateWebhookSecret(current.caller().accountId());
        return new WebhookSecretView(rotated.secret(), rotated.previousUntil());
    }

    private static @Nullable Long position(@Nullable String cursor) {
        var position = Page.decodeCursor(cursor, POSITION);
        return position == null ? null : Long.valueOf(position);
    }
}
