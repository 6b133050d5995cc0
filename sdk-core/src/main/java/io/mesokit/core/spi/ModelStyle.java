package io.mesokit.core.spi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * How every model looks: the documented interface {@code App} and one generated, public {@code AppBuilder}. The
 * implementation is a private class nested in the builder.
 *
 * <p>Kept in the source only, so that code compiled against a model never has to find the generator's annotations.
 */
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PRIVATE,
        builderVisibility = Value.Style.BuilderVisibility.PUBLIC,
        typeBuilder = "*Builder",
        implementationNestedInBuilder = true,
        overshadowImplementation = true,
        jdkOnly = true,
        deferCollectionAllocation = true,
        // A model with much in it says with toText() how it wants to be shown; JShell would print pages otherwise.
        underrideToString = "toText",
        defaults = @Value.Immutable(copy = false),
        allowedClasspathAnnotations = {Override.class})
public @interface ModelStyle {}
