package io.github.upgradeguard.maven;

import org.jspecify.annotations.Nullable;

/** An {@code <acceptance>} of an upgrade, as Maven fills it in; {@link UpgradeDeclarations} says what is missing. */
public final class Acceptance {

    @Nullable
    String product;

    @Nullable
    String release;

    @Nullable
    String flag;

    @Nullable
    String reason;

    @Nullable
    String until;

    /** The product whose release it is; it may be left out where the upgrade's product stands in the same POM. */
    public void setProduct(String product) {
        this.product = product;
    }

    /** The release whose flag is accepted. */
    public void setRelease(String release) {
        this.release = release;
    }

    /** {@code breaking} or {@code irreversible}. */
    public void setFlag(String flag) {
        this.flag = flag;
    }

    /** Why that is fine here. */
    public void setReason(String reason) {
        this.reason = reason;
    }

    /** The last day on which it holds, such as {@code 2027-03-31}. */
    public void setUntil(String until) {
        this.until = until;
    }
}
